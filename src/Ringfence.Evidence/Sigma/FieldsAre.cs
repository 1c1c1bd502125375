using System.Text.Json;

namespace Ringfence.Evidence.Sigma;

/// <summary>A value of the field stands to a value of another field as asked.</summary>
internal sealed record FieldsAre(string Field, string Other, Func<string, string, bool> Related) : SigmaTest
{
    public override IEnumerable<string> Fields => [Field, Other];

    public override bool Holds(JsonElement happened)
    {
        var others = SigmaField.Values(happened, Other);
        return SigmaField.Values(happened, Field).Any(value => others.Any(other => Related(value, other)));
    }
}
