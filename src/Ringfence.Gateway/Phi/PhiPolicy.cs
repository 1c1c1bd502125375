namespace Ringfence.Gateway.Phi;

/// <summary>What becomes of the identifiers in a team's prompts.</summary>
internal enum PhiPolicy
{
    /// <summary>Prompts are not looked at.</summary>
    Off,

    /// <summary>Found, counted and recorded; the prompt goes up as it is.</summary>
    Detect,

    /// <summary>Replaced by their kind: <c>[NAME]</c>.</summary>
    Label,

    /// <summary>Replaced by other values of the same form, and turned back in the answer.</summary>
    Pseudonym,

    /// <summary>Taken out.</summary>
    Erase,

    /// <summary>A prompt that holds any is refused.</summary>
    Block,
}
