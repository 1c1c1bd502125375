namespace Ringfence.Gateway.Bedrock;

/// <summary>What sending came to: an answer, whatever its status, or why there is none.</summary>
internal readonly record struct Sent(HttpResponseMessage? Response, Refusal? Refusal)
{
    public static Sent Answered(HttpResponseMessage response) => new(response, null);

    public static Sent Refused(Refusal refusal) => new(null, refusal);
}
