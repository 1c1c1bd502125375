namespace Ringfence.Controls;

/// <summary>
/// A control that no configuration can show: a person states it, with a date, an expiry and a document
/// (<c>ringfence attest</c>). <see cref="Control.Asks"/> says what is to be stated.
/// </summary>
public abstract class AttestedControl : Control
{
    /// <inheritdoc />
    public abstract override string Asks { get; }
}
