using System.Net;
using Polly;
using Polly.Retry;

namespace Ringfence.Gateway.Bedrock;

/// <summary>
/// Sends a call again when Bedrock throttled it or failed before any byte of an answer was used. Off by default: the SDKs retry on
/// their own, and two layers of retries multiply.
/// </summary>
internal static class Retries
{
    public static ResiliencePipeline<Sent> Of(BedrockOptions options, TimeProvider time) =>
        options.Retries == 0
            ? ResiliencePipeline<Sent>.Empty
            : new ResiliencePipelineBuilder<Sent> { TimeProvider = time }
                .AddRetry(
                    new RetryStrategyOptions<Sent>
                    {
                        MaxRetryAttempts = options.Retries,
                        BackoffType = DelayBackoffType.Exponential,
                        Delay = TimeSpan.FromMilliseconds(200),
                        MaxDelay = TimeSpan.FromSeconds(5),
                        UseJitter = true,
                        ShouldHandle = static attempt => ValueTask.FromResult(MayRetry(attempt.Outcome.Result)),
                        OnRetry = static attempt =>
                        {
                            attempt.Outcome.Result.Response?.Dispose();
                            return ValueTask.CompletedTask;
                        },
                    }
                )
                .Build();

    private static bool MayRetry(Sent sent) =>
        sent.Response is { } response
            ? response.StatusCode
                is HttpStatusCode.TooManyRequests
                    or HttpStatusCode.InternalServerError
                    or HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable
                    or HttpStatusCode.GatewayTimeout
            : sent.Refusal?.Error == GatewayError.UpstreamUnreachable;
}
