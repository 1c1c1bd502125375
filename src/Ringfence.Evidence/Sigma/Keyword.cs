using System.Text.Json;

namespace Ringfence.Evidence.Sigma;

/// <summary>Any value of the event, whatever its field, is as asked.</summary>
internal sealed record Keyword(Func<string, bool> Value) : SigmaTest
{
    public override IEnumerable<string> Fields => [];

    public override bool Holds(JsonElement happened) => SigmaField.All(happened).Any(Value);
}
