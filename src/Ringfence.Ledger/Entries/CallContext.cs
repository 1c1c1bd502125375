namespace Ringfence.Ledger.Entries;

/// <summary>What is known of a call before Bedrock sees a byte of it. Never content.</summary>
public sealed record CallContext
{
    /// <summary>Who asked.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The client's address: the peer's, or what a trusted proxy said.</summary>
    public required string Source { get; init; }

    /// <summary>The protocol spoken: <c>bedrock</c>, <c>anthropic</c> or <c>openai</c>.</summary>
    public required string Door { get; init; }

    /// <summary>The operation by its AWS name, e.g. <c>ConverseStream</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The model or alias as the caller wrote it; empty where the operation has none.</summary>
    public required string ModelAsked { get; init; }

    /// <summary>The Bedrock model, profile or ARN that policy chose; empty when refused before that.</summary>
    public string ModelUsed { get; init; } = "";

    /// <summary>The AWS region called; empty when refused before that.</summary>
    public string Region { get; init; } = "";

    /// <summary>Whether the answer was asked for as a stream.</summary>
    public bool Stream { get; init; }

    /// <summary>SHA-256 (lower hex) of the body sent to Bedrock; empty when refused before one was made.</summary>
    public string BodyDigest { get; init; } = "";

    /// <summary>Length in bytes of that body.</summary>
    public long BodyBytes { get; init; }

    /// <summary>Kinds of PHI found in the prompt and how many of each; <see cref="PhiPolicy"/> says what became of them.</summary>
    public IReadOnlyDictionary<string, int> Phi { get; init; } = EmptyCounts;

    /// <summary>Version (short digest) of the policy that decided.</summary>
    public string Policy { get; init; } = "";

    /// <summary>What became of PHI in the prompt: <c>off</c>, <c>detect</c>, <c>label</c>, <c>pseudonym</c>, <c>erase</c> or <c>block</c>; empty when refused before that.</summary>
    public string PhiPolicy { get; init; } = "";

    /// <summary>Keyed digests of the persons that the prompt names by number, each <c>epoch:kind:digest</c>; empty where it names none.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>No PHI was found.</summary>
    public static IReadOnlyDictionary<string, int> EmptyCounts { get; } = new Dictionary<string, int>(0);
}
