using System.Text.Json;

namespace Ringfence.Evidence.Sigma;

/// <summary>The field is there, whatever it holds.</summary>
internal sealed record FieldExists(string Field, bool Wanted) : SigmaTest
{
    public override IEnumerable<string> Fields => [Field];

    public override bool Holds(JsonElement happened) => SigmaField.Exists(happened, Field) == Wanted;
}
