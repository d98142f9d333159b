#!/bin/sh
echo Hello from the container
