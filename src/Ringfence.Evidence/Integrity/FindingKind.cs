namespace Ringfence.Evidence.Integrity;

/// <summary>What can be wrong with a trail. The names, in kebab-case, are those of <c>ringfence.verify/1</c>.</summary>
public enum FindingKind
{
    /// <summary>A log file's SHA-256 is not the one that its signed digest states.</summary>
    LogModified,

    /// <summary>A signed digest lists a log file that is not there.</summary>
    LogMissing,

    /// <summary>Bytes follow the end of a log file's compressed stream.</summary>
    LogTrailingData,

    /// <summary>A log file that no valid digest lists: injected, or its digest is lost.</summary>
    LogUncovered,

    /// <summary>A digest that the chain names, or that an hour without one calls for, is not there.</summary>
    DigestMissing,

    /// <summary>A digest's signature does not verify.</summary>
    DigestSignature,

    /// <summary>A digest says that it lies elsewhere.</summary>
    DigestMoved,

    /// <summary>No known public key has the digest's fingerprint.</summary>
    DigestKeyUnknown,

    /// <summary>A digest has lost its signature.</summary>
    DigestUnsigned,

    /// <summary>A digest cannot be read as one.</summary>
    DigestFormat,

    /// <summary>Two neighbours of the chain do not join.</summary>
    ChainGap,

    /// <summary>The chain does not reach the end that was asked for.</summary>
    TailMissing,

    /// <summary>A model call in CloudTrail that no gateway entry explains.</summary>
    Bypass,

    /// <summary>The gateway or Bedrock recorded a call, and CloudTrail has no event of it.</summary>
    CloudtrailMissing,

    /// <summary>CloudTrail has a call that Bedrock's invocation log lacks.</summary>
    InvocationMissing,

    /// <summary>A call was asked, and the ledger does not say how it ended.</summary>
    AnswerMissing,

    /// <summary>The layers count one call's tokens differently.</summary>
    TokensDisagree,

    /// <summary>The invocation log names a body in an object of its own, and that object was not read; or a body of which it knows nothing.</summary>
    BodyMissing,

    /// <summary>A second record under an id that the store knows, which says something else: replayed with a change, or forged.</summary>
    IdReused,

    /// <summary>CloudTrail and the invocation log tell one call differently: who, which model, which operation, where or when.</summary>
    LayersDisagree,

    /// <summary>A ledger that the store read does not verify, or does not continue what was read before.</summary>
    LedgerBroken,
}
