namespace Ringfence.Evidence.Packs;

/// <summary>What a person states of a control that no configuration can show.</summary>
/// <param name="Control">The control's id.</param>
/// <param name="Expires">The last day on which it holds.</param>
/// <param name="Sha256">Of the document, in lower hexadecimal; null: there is none.</param>
public sealed record PersonStatement(
    string Control,
    string Statement,
    string Owner,
    DateOnly Date,
    DateOnly Expires,
    string? Document,
    string? Sha256
);
