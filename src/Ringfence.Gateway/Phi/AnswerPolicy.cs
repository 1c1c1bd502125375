namespace Ringfence.Gateway.Phi;

/// <summary>What becomes of identifiers that the model itself brings up. The caller's own, behind pseudonyms, come back under every one of them.</summary>
internal enum AnswerPolicy
{
    /// <summary>What goes with the policy for prompts: label, erase and detect do the same; block labels; pseudonym only turns back; off does nothing.</summary>
    AsPrompts,

    /// <summary>Not looked at.</summary>
    Off,

    /// <summary>Found, counted and recorded.</summary>
    Detect,

    /// <summary>Replaced by their kind.</summary>
    Label,

    /// <summary>Taken out.</summary>
    Erase,
}
