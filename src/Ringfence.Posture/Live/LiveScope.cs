using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Ringfence.Aws.Calls;

namespace Ringfence.Posture.Live;

/// <summary>One region of one account, and the ways to ask it.</summary>
/// <param name="Calls">Sends.</param>
/// <param name="Endpoints">Where to.</param>
/// <param name="Account">Twelve digits.</param>
/// <param name="Region">The region that is asked; for what an account has once, its partition's home.</param>
/// <param name="Now">When the collection began: ages are counted to it.</param>
internal sealed record LiveScope(
    LiveCalls Calls,
    Endpoints Endpoints,
    string Account,
    string Region,
    DateTimeOffset Now
)
{
    /// <summary>Whole days from then to now.</summary>
    public int DaysSince(DateTimeOffset then) => Math.Max(0, (int)(Now - then).TotalDays);

    /// <summary>Between two askings whether a job is done.</summary>
    public Task PauseAsync(CancellationToken cancel) => Calls.PauseAsync(cancel);

    /// <summary>A call of an AWS JSON service; what it answers.</summary>
    /// <param name="host">The endpoint's first part.</param>
    /// <param name="target">Prefix and operation.</param>
    /// <param name="service">The signing name where it differs from the host's.</param>
    public async Task<JsonObject> JsonAsync(
        string host,
        string version,
        string target,
        JsonObject body,
        CancellationToken cancel,
        string? service = null
    )
    {
        var call = AwsCall.Json(
            service ?? host,
            Region,
            Endpoints.Of(host, Region),
            version,
            target,
            System.Text.Encoding.UTF8.GetBytes(body.ToJsonString())
        );
        return Read(await Calls.SendAsync(call, cancel));
    }

    /// <summary>A call of a Query service (EC2's too); what it answers.</summary>
    public async Task<XElement> QueryAsync(
        string host,
        string version,
        string action,
        CancellationToken cancel,
        params IEnumerable<(string Name, string? Value)> parameters
    )
    {
        var call = AwsCall.Query(
            host,
            Region,
            Endpoints.Of(host, Region),
            [
                new("Action", action),
                new("Version", version),
                .. parameters
                    .Where(each => each.Value is not null)
                    .Select(each => KeyValuePair.Create(each.Name, each.Value!)),
            ]
        );
        var answer = await Calls.SendAsync(call, cancel);
        try
        {
            return AwsXml.Parse(answer.Body);
        }
        catch (XmlException)
        {
            throw Unreadable(answer);
        }
    }

    /// <summary>A call of a REST service with JSON bodies; what it answers.</summary>
    /// <param name="path">From its slash, encoded.</param>
    public async Task<JsonObject> RestAsync(
        HttpMethod method,
        string host,
        string path,
        CancellationToken cancel,
        JsonObject? body = null,
        string? service = null
    ) => Read(await SendAsync(method, host, service ?? host, path, cancel, body));

    /// <summary>A call of a REST service; the answer as it came.</summary>
    public Task<AwsAnswer> SendAsync(
        HttpMethod method,
        string host,
        string service,
        string path,
        CancellationToken cancel,
        JsonObject? body = null,
        params IReadOnlyList<KeyValuePair<string, string>> headers
    )
    {
        var url = new Uri(
            Endpoints.Of(host, Region).GetLeftPart(UriPartial.Authority) + path,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
        return Calls.SendAsync(
            new AwsCall(
                method,
                service,
                Region,
                url,
                body is null ? null : "application/json",
                body is null ? default : System.Text.Encoding.UTF8.GetBytes(body.ToJsonString())
            )
            {
                Headers = headers,
            },
            cancel
        );
    }

    /// <summary>A value as a part of a path.</summary>
    public static string Part(string value) => Uri.EscapeDataString(value);

    private static JsonObject Read(AwsAnswer answer)
    {
        try
        {
            return JsonNode.Parse(answer.Body.Span) as JsonObject ?? throw Unreadable(answer);
        }
        catch (System.Text.Json.JsonException)
        {
            throw Unreadable(answer);
        }
    }

    private static RefusedCallException Unreadable(AwsAnswer answer) => new("UnreadableAnswer", answer.Status, null);
}
