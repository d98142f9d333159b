FROM golang:1.23-alpine AS build
WORKDIR /build
COPY main.go ./
ENV GO111MODULE=off
RUN go build -o hello.out ./

FROM alpine:3.21
COPY --from=build /build/hello.out /bin/hello.out
CMD ["hello.out"]
