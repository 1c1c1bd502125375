using Ringfence.Evidence.Engines;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Questions;

/// <summary>A condition on a shared column: equal to a value, or, where the value holds <c>*</c>, of its pattern; or that a call is among some.</summary>
/// <param name="Column">One of <see cref="Layer.Shared"/>; <c>request_id</c> alone may have <paramref name="Among"/>.</param>
/// <param name="Among">A SELECT of request ids, AWS's and Ringfence's, that may use the parameters; null for a value.</param>
internal sealed record Filter(string Column, string Value, string? Among = null)
{
    public bool IsPattern => Among is null && Value.Contains('*', StringComparison.Ordinal);

    public bool AppliesTo(Layer layer) => layer.Columns.ContainsKey(Column);

    /// <summary>The value that the engine is given.</summary>
    public string Bound(Dialect dialect) => IsPattern ? dialect.Pattern(Value) : Value;

    public string Condition(Dialect dialect, string parameter, Layer layer, Table table)
    {
        var own = layer.Columns[Column];
        var kind = table.Columns.First(column => column.Name == own).Kind;
        return Among is not null ? $"t.{own} IN ({Among.Replace(":value", parameter, StringComparison.Ordinal)})"
            : IsPattern ? dialect.Matches($"t.{own}", kind, parameter)
            : dialect.Is($"t.{own}", kind, parameter);
    }
}
