using Ringfence.Evidence.Engines;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Questions;

/// <summary>A condition on a shared column: equal to a value, or, where the value holds <c>*</c>, of its pattern; or that a call is among some.</summary>
/// <param name="Column">One of <see cref="Layer.Shared"/>; <c>request_id</c> alone may have <paramref name="Among"/>.</param>
/// <param name="Among">A SELECT of request ids, AWS's and Ringfence's, with <c>:values</c> for a list of the values; null for an equality.</param>
internal sealed record Filter(string Column, string Value, string? Among = null)
{
    /// <summary>The values of <see cref="Among"/>.</summary>
    public IReadOnlyList<string> Values { get; init; } = [Value];

    public bool IsPattern => Among is null && Value.Contains('*', StringComparison.Ordinal);

    public bool AppliesTo(Layer layer) => layer.Columns.ContainsKey(Column);

    /// <summary>The values that the engine is given, by the names of their parameters.</summary>
    /// <param name="parameter">Without its colon.</param>
    public IEnumerable<(string Name, string Value)> Bound(Dialect dialect, string parameter) =>
        Among is null
            ? [(parameter, IsPattern ? dialect.Pattern(Value) : Value)]
            : Values.Select((value, at) => ($"{parameter}_{at}", value));

    public string Condition(Dialect dialect, string parameter, Layer layer, Table table)
    {
        var own = layer.Columns[Column];
        var kind = table.Columns.First(column => column.Name == own).Kind;
        return Among is not null
                ? $"t.{own} IN ({Among.Replace(":values", string.Join(", ", Values.Select((_, at) => $"{parameter}_{at}")), StringComparison.Ordinal)})"
            : IsPattern ? dialect.Matches($"t.{own}", kind, parameter)
            : dialect.Is($"t.{own}", kind, parameter);
    }
}
