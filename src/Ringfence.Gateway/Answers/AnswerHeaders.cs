using System.Net.Http.Headers;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Answers;

/// <summary>
/// The headers of an answer. Ours say which call it was; of Bedrock's those pass that are part of its protocol, and no others: a header
/// of the connection or of something between us and AWS is not the caller's.
/// </summary>
internal static class AnswerHeaders
{
    private const string BedrockPrefix = "X-Amzn-Bedrock-";

    /// <summary>The ids of the call, under the names that this door's clients read.</summary>
    public static void WriteIds(Exchange exchange)
    {
        var headers = exchange.Http.Response.Headers;
        headers["x-ringfence-request-id"] = exchange.RequestId;
        if (exchange.AwsRequestIds is [.., var awsRequestId])
        {
            headers["x-amzn-RequestId"] = awsRequestId;
        }
        else if (exchange.Door == Door.Bedrock)
        {
            headers["x-amzn-RequestId"] = exchange.RequestId;
        }
        if (exchange.Door != Door.Bedrock)
        {
            headers["request-id"] = exchange.RequestId;
            headers["x-request-id"] = exchange.RequestId;
        }
    }

    /// <summary>Passes Bedrock's headers on where answers go back byte for byte, and reads the counts among them.</summary>
    public static void Pass(HttpResponseMessage from, Exchange exchange)
    {
        var passes = exchange.Call!.PassesThrough;
        var headers = exchange.Http.Response.Headers;
        foreach (var header in from.Headers.NonValidated)
        {
            var isBedrocks = header.Key.StartsWith(BedrockPrefix, StringComparison.OrdinalIgnoreCase);
            if (isBedrocks)
            {
                UsageHeaders.Read(header.Key, header.Value.ToString(), exchange.Usage);
            }
            if (passes && (isBedrocks || IsErrors(header.Key)))
            {
                headers[header.Key] = header.Value.ToString();
            }
        }
    }

    /// <summary>The error type as Bedrock's header has it; null when there is none.</summary>
    public static string? ErrorType(HttpResponseHeaders headers) =>
        headers.NonValidated.TryGetValues("x-amzn-ErrorType", out var values) ? values.ToString() : null;

    private static bool IsErrors(string name) =>
        name.Equals("x-amzn-ErrorType", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase);
}
