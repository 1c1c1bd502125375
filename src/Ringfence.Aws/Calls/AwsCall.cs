using System.Text;
using Ringfence.Aws.Signing;

namespace Ringfence.Aws.Calls;

/// <summary>One call of an AWS API that has no client package here.</summary>
/// <param name="Service">The signing name, e.g. <c>cloudcontrolapi</c>.</param>
/// <param name="Url">Endpoint, path and query; make it with <c>DangerousDisablePathAndQueryCanonicalization</c> where the path is encoded.</param>
/// <param name="ContentType">The body's; null for calls without a body.</param>
public sealed record AwsCall(
    HttpMethod Method,
    string Service,
    string Region,
    Uri Url,
    string? ContentType = null,
    ReadOnlyMemory<byte> Body = default
)
{
    /// <summary>Headers besides those of the signature; <c>x-amz-*</c> are signed.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>A call of an AWS JSON service.</summary>
    /// <param name="version"><c>1.0</c> or <c>1.1</c>, as the service's model says.</param>
    /// <param name="target">Target prefix and operation, e.g. <c>CloudApiService.ListResources</c>.</param>
    public static AwsCall Json(
        string service,
        string region,
        Uri endpoint,
        string version,
        string target,
        ReadOnlyMemory<byte> body
    ) =>
        new(HttpMethod.Post, service, region, endpoint, "application/x-amz-json-" + version, body)
        {
            Headers = [new("X-Amz-Target", target)],
        };

    /// <summary>A call of a Query service.</summary>
    /// <param name="parameters"><c>Action</c>, <c>Version</c> and the operation's own.</param>
    public static AwsCall Query(
        string service,
        string region,
        Uri endpoint,
        IEnumerable<KeyValuePair<string, string>> parameters
    )
    {
        var pairs = parameters.Select(pair =>
            PercentEncoding.Encode(pair.Key) + "=" + PercentEncoding.Encode(pair.Value)
        );
        return new(
            HttpMethod.Post,
            service,
            region,
            endpoint,
            "application/x-www-form-urlencoded; charset=utf-8",
            Encoding.ASCII.GetBytes(string.Join('&', pairs))
        );
    }
}
