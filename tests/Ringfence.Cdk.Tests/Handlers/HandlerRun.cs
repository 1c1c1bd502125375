using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Tests.Handlers;

/// <summary>Runs a handler as Lambda does, and gives the answer that CloudFormation gets.</summary>
internal static class HandlerRun
{
    private static readonly string Python = Path.Combine(Checkout.Root, "src", "Ringfence.Cdk", "Handlers", "python");

    // S3 Control's client puts the account before the host, also where the host is a stand-in's address.
    private const string Names =
        "found=socket.getaddrinfo; socket.getaddrinfo=lambda host,*rest,**more: found('127.0.0.1' if host.endswith('.127.0.0.1') else host,*rest,**more)";

    /// <summary>One request of CloudFormation.</summary>
    /// <param name="module">The handler.</param>
    /// <param name="kind">Create, Update or Delete.</param>
    /// <param name="properties">The resource's.</param>
    /// <param name="environment">Where AWS is, and its keys.</param>
    /// <param name="physicalId">What the resource is called already.</param>
    /// <param name="refusals">How many times CloudFormation's address fails before it takes the answer.</param>
    public static JsonObject Ask(
        string module,
        string kind,
        JsonObject properties,
        Dictionary<string, string> environment,
        string? physicalId = null,
        int refusals = 0
    )
    {
        var failed = 0;
        using var formation = new StandIn((_, _) => failed++ < refusals ? (500, "") : (200, ""));
        properties["ServiceToken"] = "arn:aws:lambda:us-east-1:333344445555:function:handler";
        var request = new JsonObject
        {
            ["RequestType"] = kind,
            ["ResponseURL"] = $"{formation.Address}/answer?signature=1",
            ["StackId"] = "arn:aws:cloudformation:us-east-1:333344445555:stack/s/1",
            ["RequestId"] = "11111111-2222-3333-4444-555555555555",
            ["LogicalResourceId"] = "Subject",
            ["ResourceType"] = "Custom::Subject",
            ["ResourceProperties"] = properties,
        };
        if (physicalId is not null)
        {
            request["PhysicalResourceId"] = physicalId;
        }

        // Waiting is taken out; what is waited for is the next attempt.
        Run(
            $"import json,socket,sys,time; time.sleep=lambda seconds: None; {Names}; import {module}; {module}.handle(json.load(sys.stdin), None)",
            request.ToJsonString(),
            environment
        );
        Assert.Equal(refusals + 1, formation.Asked.Count);
        var (method, path, body, _, type) = formation.Asked.Last();
        Assert.Equal(("PUT", "/answer?signature=1"), (method, path));
        Assert.True(string.IsNullOrEmpty(type), "the address is signed for no content type");
        var answer = JsonNode.Parse(body)!.AsObject();
        Assert.Equal("Subject", answer["LogicalResourceId"]!.ToString());
        Assert.Equal("11111111-2222-3333-4444-555555555555", answer["RequestId"]!.ToString());
        return answer;
    }

    /// <summary>One request of AWS Config to a rule's function: what it returned, or what it raised (<c>Raised</c>).</summary>
    public static JsonObject Evaluate(string module, string request, Dictionary<string, string> environment) =>
        JsonNode
            .Parse(
                Run(
                    $"import json,sys,time; time.sleep=lambda seconds: None; import {module} as m\n"
                        + "try: print(json.dumps(m.handle(json.load(sys.stdin), None)))\n"
                        + "except Exception as error: print(json.dumps({'Raised': type(error).__name__ + ': ' + str(error)}))",
                    request,
                    environment
                )
            )!
            .AsObject();

    /// <summary>What AWS answers to a GET, by the handlers' own signed call.</summary>
    public static JsonObject Call(string service, string path, Dictionary<string, string> environment) =>
        JsonNode
            .Parse(
                Run(
                    $"import json, signed; print(json.dumps(signed.call('{service}', 'GET', '{path}')))",
                    "",
                    environment
                )
            )!
            .AsObject();

    /// <summary>A step of a document of Systems Manager, as it runs a script: what it gives, or what it raised.</summary>
    /// <param name="script">The script's file.</param>
    /// <param name="function">Its handler.</param>
    /// <param name="events">The input payload.</param>
    /// <param name="environment">Where AWS is.</param>
    /// <param name="before">What is put into the module before it is called; <c>m</c> is the module.</param>
    public static JsonObject Step(
        string script,
        string function,
        JsonNode events,
        Dictionary<string, string> environment,
        string before
    ) =>
        JsonNode
            .Parse(
                Run(
                    $"import json,sys,datetime; import {Path.GetFileNameWithoutExtension(script)} as m\n{before}\n"
                        + $"try: print(json.dumps(m.{function}(json.load(sys.stdin), None)))\n"
                        + "except Exception as error: print(json.dumps({'Raised': type(error).__name__ + ': ' + str(error)}))",
                    events.ToJsonString(),
                    environment,
                    Path.GetDirectoryName(script)
                )
            )!
            .AsObject();

    private static string Run(
        string program,
        string input,
        Dictionary<string, string> environment,
        string? modules = null
    )
    {
        var start = new ProcessStartInfo("python3", ["-c", program])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PYTHONPATH"] = modules ?? Python;
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["AWS_REGION"] = start.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return output.Result;
    }
}
