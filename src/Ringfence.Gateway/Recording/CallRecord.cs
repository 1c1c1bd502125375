using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Recording;

/// <summary>An exchange as the ledger's entries say it. Every string that came from outside is bounded here.</summary>
internal static class CallRecord
{
    private const int MaxModelChars = 2048;
    private const int MaxNameChars = 256;
    private const int MaxRequestIds = 16;

    /// <summary>What is known of the call so far.</summary>
    public static CallContext Of(Exchange exchange) =>
        new()
        {
            Caller = exchange.Caller!,
            Source = exchange.Source,
            Door = DoorNames.Of(exchange.Door),
            Operation = Bounded(exchange.Operation, MaxNameChars),
            ModelAsked = Bounded(exchange.ModelAsked, MaxModelChars),
            ModelUsed = exchange.Model is { } model ? Bounded(model.Value, MaxModelChars) : "",
            Region = exchange.Region,
            Stream = exchange.Call?.Stream ?? false,
            BodyDigest = exchange.BodyDigest,
            BodyBytes = exchange.BodyDigest.Length > 0 ? exchange.Upstream!.Body.Length : 0,
            Phi = exchange.Phi?.Prompt is { Total: > 0 } found ? found.ByLabel : CallContext.EmptyCounts,
            Policy = exchange.PolicyVersion,
            PhiPolicy = exchange.Phi?.PolicyName ?? "",
            Subjects = exchange.Phi?.Subjects ?? [],
        };

    /// <summary>How the call ended.</summary>
    public static InferenceAnswered End(Exchange exchange, TimeProvider time) =>
        new()
        {
            Time = time.GetUtcNow(),
            RequestId = exchange.RequestId,
            Asked = exchange.Asked,
            Call = exchange.Asked is null ? Of(exchange) : null,
            AwsRequestIds = RequestIds(exchange),
            Status = exchange.Status,
            Error = ErrorNames.Of(exchange.Error),
            Fault = GatewayErrors.Of(exchange.Error).Fault,
            UpstreamError = Bounded(exchange.UpstreamError, MaxNameChars),
            Tokens = exchange.Usage.Tokens(exchange.IsPartial),
            LatencyMs = Milliseconds(time.GetElapsedTime(exchange.Started)),
            FirstTokenMs = exchange.FirstTokenAt is { } at
                ? Milliseconds(time.GetElapsedTime(exchange.Started, at))
                : null,
            Guardrail =
                exchange.Usage.GuardrailIntervened ? "intervened"
                : exchange.HasGuardrail ? "none"
                : "",
            StopReason = exchange.Usage.StopReason,
            Phi = exchange.Phi?.Answer is { Total: > 0 } found ? found.ByLabel : CallContext.EmptyCounts,
        };

    /// <summary>Microseconds are as fine as a reader needs.</summary>
    private static double Milliseconds(TimeSpan span) => Math.Round(span.TotalMilliseconds, 3);

    private static IReadOnlyList<string> RequestIds(Exchange exchange)
    {
        var ids = exchange.AwsRequestIds;
        if (ids.Count > MaxRequestIds)
        {
            ids.RemoveRange(0, ids.Count - MaxRequestIds);
        }
        return ids;
    }

    private static string Bounded(string text, int max) => text.Length <= max ? text : text[..max];
}
