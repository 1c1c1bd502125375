using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Model;

/// <summary>A failure the stand-in can be told to have: the model's or the service's.</summary>
/// <param name="Stem">The name without <c>Exception</c>, in camel case, as in-stream exception frames spell it.</param>
internal sealed record Failure(string Stem, int Status, string Message)
{
    private static readonly Failure[] All =
    [
        new("throttling", 429, "Too many requests, please wait before trying again."),
        new("modelNotReady", 429, "The model is not ready to serve inference requests. Retry in a moment."),
        new("modelStreamError", 424, "The model ended the stream with an error."),
        new("modelError", 424, "The model returned an error while processing the request."),
        new("modelTimeout", 408, "The model took too long to respond."),
        new(
            "internalServer",
            500,
            "The system encountered an unexpected error during processing. Try your request again."
        ),
        new("serviceUnavailable", 503, "The service is temporarily unavailable. Try your request again."),
        new("validation", 400, "The model refused the request as malformed."),
        new("serviceQuotaExceeded", 400, "Your request exceeds the service quota for your account."),
        new("accessDenied", 403, "You don't have access to the model with the specified model ID."),
        new("resourceNotFound", 404, "The specified resource was not found."),
    ];

    /// <summary>The stems of all failures.</summary>
    public static IEnumerable<string> Names => All.Select(failure => failure.Stem);

    /// <summary><c>ThrottlingException</c> and the like.</summary>
    public string Type => $"{char.ToUpperInvariant(Stem[0])}{Stem[1..]}Exception";

    /// <summary><c>throttlingException</c> and the like: what an exception frame carries.</summary>
    public string InStream => $"{Stem}Exception";

    public AwsFault AsFault() => new(Status, Type, Message);

    /// <exception cref="AwsFault">400 when there is no such failure, naming all.</exception>
    public static Failure Named(string stem) =>
        Array.Find(All, failure => failure.Stem == stem)
        ?? throw AwsFault.Validation($"LocalBedrock knows no failure '{stem}'. It knows {string.Join(", ", Names)}.");

    /// <exception cref="AwsFault">400 when no failure has that status.</exception>
    public static Failure OfStatus(int status) =>
        Array.Find(All, failure => failure.Status == status)
        ?? throw AwsFault.Validation(
            $"LocalBedrock knows no failure with status {status}. It knows {string.Join(", ", All.Select(failure => failure.Status).Distinct())}."
        );
}
