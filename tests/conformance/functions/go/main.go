// A function as its Go users write it: aws-lambda-go polls the Runtime API, not code of ours.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
)

type request struct {
	Give    json.RawMessage `json:"give"`
	Who     bool            `json:"who"`
	Fail    string          `json:"fail"`
	Panic   string          `json:"panic"`
	Exit    *int            `json:"exit"`
	Kill    bool            `json:"kill"`
	Sleep   int             `json:"sleep"`
	Parts   []string        `json:"parts"`
	Pause   int             `json:"pause"`
	RawPath string          `json:"rawPath"` // of a function URL's event
}

// A response that takes its time: a part each so many milliseconds, and an error in the end if told so.
type parts struct {
	left  []string
	pause time.Duration
	fail  string
}

func (p *parts) Read(out []byte) (int, error) {
	if len(p.left) == 0 {
		if p.fail != "" {
			return 0, errors.New(p.fail)
		}
		return 0, io.EOF
	}
	part := p.left[0]
	p.left = p.left[1:]
	time.Sleep(p.pause)
	return copy(out, part), nil
}

type identity struct {
	RequestID string `json:"requestId"`
	ARN       string `json:"arn"`
	Function  string `json:"function"`
	Version   string `json:"version"`
	Client    string `json:"client"`
	HasTime   bool   `json:"hasTime"`
}

func who(ctx context.Context) identity {
	aws, _ := lambdacontext.FromContext(ctx)
	_, hasDeadline := ctx.Deadline()
	return identity{
		RequestID: aws.AwsRequestID,
		ARN:       aws.InvokedFunctionArn,
		Function:  lambdacontext.FunctionName,
		Version:   lambdacontext.FunctionVersion,
		Client:    aws.ClientContext.Client.AppTitle,
		HasTime:   hasDeadline,
	}
}

func handle(ctx context.Context, in request) (any, error) {
	fmt.Println("a line")
	switch {
	case in.RawPath != "":
		return &events.LambdaFunctionURLStreamingResponse{
			StatusCode: 201,
			Headers:    map[string]string{"x-shop": "open"},
			Cookies:    []string{"visited=1"},
			Body:       strings.NewReader("one two"),
		}, nil
	case in.Parts != nil:
		return &parts{in.Parts, time.Duration(in.Pause) * time.Millisecond, in.Fail}, nil
	case in.Fail != "":
		return nil, errors.New(in.Fail)
	case in.Panic != "":
		panic(in.Panic)
	case in.Exit != nil:
		os.Exit(*in.Exit)
	case in.Kill:
		return nil, syscall.Kill(os.Getpid(), syscall.SIGKILL)
	case in.Who:
		return who(ctx), nil
	}
	time.Sleep(time.Duration(in.Sleep) * time.Second)
	return in.Give, nil
}

func main() {
	lambda.Start(handle)
}
