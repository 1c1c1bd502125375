using Microsoft.AspNetCore.Http;

namespace Ringfence.Gateway.Doors;

/// <summary>The header by which the Anthropic and OpenAI SDKs are told to differ from their own rule (retry 408, 409, 429 and 5xx).</summary>
internal static class RetryAdvice
{
    /// <summary>A model that ran out of time will do so again, at full price: AWS's own SDKs do not retry it.</summary>
    public static void Set(ClientError error, IHeaderDictionary headers)
    {
        if (error.AwsType == "ModelTimeoutException")
        {
            headers["x-should-retry"] = "false";
        }
    }
}
