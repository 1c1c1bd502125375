using System.Text.Json;

namespace Ringfence.Evidence.Sigma;

/// <summary>A value of the field is as asked.</summary>
/// <param name="Value">Null: the field is absent or null.</param>
internal sealed record FieldIs(string Field, Func<string, bool>? Value) : SigmaTest
{
    public override IEnumerable<string> Fields => [Field];

    public override bool Holds(JsonElement happened)
    {
        var values = SigmaField.Values(happened, Field);
        return Value is null ? values.Count == 0 : values.Any(Value);
    }
}
