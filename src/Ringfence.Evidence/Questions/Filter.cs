namespace Ringfence.Evidence.Questions;

/// <summary>A condition on a shared column: equal to a value, or, where the value holds <c>*</c>, of its pattern.</summary>
internal sealed record Filter(string Column, string Value)
{
    public bool IsPattern => Value.Contains('*', StringComparison.Ordinal);
}
