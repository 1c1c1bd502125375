using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ringfence.Aws;
using Ringfence.Aws.Signing;
using Ringfence.Tests.Aws.Signing;

namespace Ringfence.Tests.Posture.Live;

/// <summary>
/// An AWS account on the other side of an HTTP client. Verifies each signature, recognises JSON 1.0 and 1.1, Query, EC2's
/// Query, REST with JSON and REST with XML by what is on the wire, and answers in the same protocol, errors too. Cloud
/// Control is played whole; other calls have answers as AWS documents them (<see cref="DirectAnswers"/>).
/// </summary>
internal sealed class StandInAccount(AwsKeys keys, TimeProvider time) : HttpMessageHandler
{
    private readonly Dictionary<(string Region, string Type), SortedDictionary<string, string>> _resources = [];
    private readonly List<StandInFault> _faults = [];
    private readonly ConcurrentDictionary<string, int> _asked = new();

    public const string Account = "111122223333";

    /// <summary>Operations in the order in which they came.</summary>
    public ConcurrentQueue<StandInCall> Calls { get; } = new();

    /// <summary>What signature verification found wrong; none where all is well.</summary>
    public ConcurrentQueue<string> BadSignatures { get; } = new();

    /// <summary>How many identifiers a page of a list has.</summary>
    public int PageSize { get; init; } = 2;

    /// <summary>Answers of calls other than Cloud Control's, by operation; null: the documented ones.</summary>
    public Dictionary<string, Func<StandInCall, string>> Answers { get; } = DirectAnswers.All();

    public StandInAccount With(string type, string identifier, string properties, string region = "us-east-1")
    {
        if (!_resources.TryGetValue((region, type), out var ofType))
        {
            _resources[(region, type)] = ofType = new SortedDictionary<string, string>(StringComparer.Ordinal);
        }

        ofType[identifier] = properties;
        return this;
    }

    public StandInAccount Failing(StandInFault fault)
    {
        _faults.Add(fault);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancel);
        var call = Verified(request, body);
        Calls.Enqueue(call);
        var times = _asked.AddOrUpdate($"{call.Region} {call.Operation} {call.Body}", 1, (_, count) => count + 1);
        if (_faults.Find(fault => fault.Hits(call, times)) is { } fault)
        {
            return Refuse(call, fault);
        }

        if (call.Operation is "cloudcontrolapi:ListResources" or "cloudcontrolapi:GetResource")
        {
            return CloudControl(call);
        }

        return Answers.TryGetValue(call.Operation, out var answer)
            ? Answered(call, HttpStatusCode.OK, answer(call))
            : Refuse(call, new StandInFault(call.Operation, "UnknownOperationException", 400));
    }

    private HttpResponseMessage CloudControl(StandInCall call)
    {
        var type = call.Json["TypeName"]!.GetValue<string>();
        var parent = call.Json["ResourceModel"]?.GetValue<string>();
        var found = _resources.GetValueOrDefault((call.Region, type)) ?? [];
        if (call.Operation == "cloudcontrolapi:GetResource")
        {
            var identifier = call.Json["Identifier"]!.GetValue<string>();
            return found.TryGetValue(identifier, out var properties)
                ? Answered(
                    call,
                    HttpStatusCode.OK,
                    new JsonObject
                    {
                        ["TypeName"] = type,
                        ["ResourceDescription"] = new JsonObject
                        {
                            ["Identifier"] = identifier,
                            ["Properties"] = properties,
                        },
                    }.ToJsonString()
                )
                : Refuse(call, new StandInFault(call.Operation, "ResourceNotFoundException", 400));
        }

        var all = found
            .Where(each =>
                parent is null
                || JsonNode
                    .Parse(parent)!
                    .AsObject()
                    .All(input => each.Value.Contains(input.Value!.ToJsonString(), StringComparison.Ordinal))
            )
            .Select(each => each.Key)
            .ToList();
        var from = int.Parse(call.Json["NextToken"]?.GetValue<string>() ?? "0", CultureInfo.InvariantCulture);
        var page = new JsonObject
        {
            ["TypeName"] = type,
            ["ResourceDescriptions"] = new JsonArray([
                .. all.Skip(from)
                    .Take(PageSize)
                    .Select(each => new JsonObject { ["Identifier"] = each, ["Properties"] = "{}" }),
            ]),
        };
        if (from + PageSize < all.Count)
        {
            page["NextToken"] = $"{from + PageSize}";
        }

        return Answered(call, HttpStatusCode.OK, page.ToJsonString());
    }

    private StandInCall Verified(HttpRequestMessage request, string body)
    {
        string? Header(string name) =>
            name == "host" ? request.RequestUri!.Authority
            : request.Headers.TryGetValues(name, out var values) ? string.Join(", ", values)
            : request.Content?.Headers.TryGetValues(name, out values) == true ? string.Join(", ", values)
            : null;
        var signed = new SignedRequest(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            Header,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))
        );
        var scope = Header("authorization")!.Split("Credential=")[1].Split(',')[0].Split('/');
        var (region, service) = (scope[2], scope[3]);
        if (new SigV4Verifier(region, service, time).Verify(signed, keys) is { } fault)
        {
            BadSignatures.Enqueue($"{service} {signed.RawTarget}: {fault.Error}");
        }

        var path = request.RequestUri.AbsolutePath;
        var query = request.RequestUri.Query;
        if (Header("x-amz-target") is { } target)
        {
            var json10 = Header("content-type") == "application/x-amz-json-1.0";
            var operation = target[(target.IndexOf('.', StringComparison.Ordinal) + 1)..];
            var protocol = json10 ? StandInProtocol.Json10 : StandInProtocol.Json11;
            return new StandInCall($"{service}:{operation}", service, region, protocol, body, query);
        }

        if (body.StartsWith("Action=", StringComparison.Ordinal))
        {
            var action = body["Action=".Length..].Split('&')[0];
            return new StandInCall(
                $"{service}:{action}",
                service,
                region,
                service == "ec2" ? StandInProtocol.Ec2 : StandInProtocol.Query,
                body,
                query
            );
        }

        return new StandInCall(
            $"{service}:{request.Method} {Uri.UnescapeDataString(path)}",
            service,
            region,
            service == "s3" ? StandInProtocol.RestXml : StandInProtocol.RestJson,
            body,
            query
        );
    }

    private static HttpResponseMessage Refuse(StandInCall call, StandInFault fault)
    {
        var body = call.Protocol switch
        {
            StandInProtocol.Json10 or StandInProtocol.Json11 =>
                $$"""{"__type":"com.amazonaws.{{call.Service}}#{{fault.Code}}","Message":{{JsonValue.Create(fault.Message).ToJsonString()}}}""",
            StandInProtocol.RestJson => $$"""{"message":{{JsonValue.Create(fault.Message).ToJsonString()}}}""",
            StandInProtocol.Ec2 =>
                $"<Response><Errors><Error><Code>{fault.Code}</Code><Message>{fault.Message}</Message></Error></Errors><RequestID>1</RequestID></Response>",
            StandInProtocol.Query =>
                $"<ErrorResponse xmlns=\"https://{call.Service}.amazonaws.com/doc/\"><Error><Type>Sender</Type><Code>{fault.Code}</Code><Message>{fault.Message}</Message></Error><RequestId>1</RequestId></ErrorResponse>",
            _ => $"<?xml version=\"1.0\"?><Error><Code>{fault.Code}</Code><Message>{fault.Message}</Message></Error>",
        };
        var answer = Answered(call, (HttpStatusCode)fault.Status, body);
        if (call.Protocol == StandInProtocol.RestJson)
        {
            answer.Headers.Add("x-amzn-ErrorType", fault.Code + ":http://internal.amazon.com/");
        }

        return answer;
    }

    private static HttpResponseMessage Answered(StandInCall call, HttpStatusCode status, string body)
    {
        var type = call.Protocol switch
        {
            StandInProtocol.Json10 => "application/x-amz-json-1.0",
            StandInProtocol.Json11 => "application/x-amz-json-1.1",
            StandInProtocol.RestJson => "application/json",
            _ => "text/xml",
        };
        return new HttpResponseMessage(status)
        {
            Content = new StringContent(body, Encoding.UTF8, type),
            Headers = { { "x-amzn-RequestId", "11111111-2222-3333-4444-555555555555" } },
        };
    }
}
