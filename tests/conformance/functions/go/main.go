// A function as its Go users write it: aws-lambda-go polls the Runtime API, not code of ours.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
)

type request struct {
	Name  string `json:"name"`
	Fail  string `json:"fail"`
	Panic string `json:"panic"`
	Ticks int    `json:"ticks"`
}

// A response that takes its time: a word each 200 ms, and an error in the end if told so.
type ticker struct {
	left int
	fail string
}

func (t *ticker) Read(out []byte) (int, error) {
	if t.left == 0 {
		if t.fail != "" {
			return 0, errors.New(t.fail)
		}
		return 0, io.EOF
	}
	t.left--
	time.Sleep(200 * time.Millisecond)
	return copy(out, "tick"), nil
}

type answer struct {
	Greeting    string `json:"greeting"`
	RequestID   string `json:"requestId"`
	FunctionARN string `json:"functionArn"`
	Function    string `json:"function"`
	Version     string `json:"version"`
	Handler     string `json:"handler"`
	Client      string `json:"client"`
	HasDeadline bool   `json:"hasDeadline"`
}

func handle(ctx context.Context, in request) (any, error) {
	if in.Ticks > 0 {
		return &ticker{in.Ticks, in.Fail}, nil
	}
	if in.Fail != "" {
		return nil, errors.New(in.Fail)
	}
	if in.Panic != "" {
		panic(in.Panic)
	}
	aws, _ := lambdacontext.FromContext(ctx)
	_, hasDeadline := ctx.Deadline()
	return answer{
		Greeting:    "Hello, " + in.Name,
		RequestID:   aws.AwsRequestID,
		FunctionARN: aws.InvokedFunctionArn,
		Function:    lambdacontext.FunctionName,
		Version:     lambdacontext.FunctionVersion,
		Handler:     os.Getenv("_HANDLER"),
		Client:      aws.ClientContext.Client.AppTitle,
		HasDeadline: hasDeadline,
	}, nil
}

func main() {
	lambda.Start(handle)
}
