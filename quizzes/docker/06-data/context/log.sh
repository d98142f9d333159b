#!/bin/sh
# The ship's log: writes down a line, if one is given, and prints the whole book.
set -e
if [ $# -gt 0 ]; then echo "$*" >> /log/book.txt; fi
cat /log/book.txt
