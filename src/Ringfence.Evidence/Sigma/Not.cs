using System.Text.Json;

namespace Ringfence.Evidence.Sigma;

/// <summary>It does not hold.</summary>
internal sealed record Not(SigmaTest Test) : SigmaTest
{
    public override IEnumerable<string> Fields => Test.Fields;

    public override bool Holds(JsonElement happened) => !Test.Holds(happened);
}
