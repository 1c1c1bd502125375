using System.Text.Json;

namespace Ringfence.Evidence.Sigma;

/// <summary>All of them hold.</summary>
internal sealed record AllOf(IReadOnlyList<SigmaTest> Tests) : SigmaTest
{
    public override IEnumerable<string> Fields => Tests.SelectMany(test => test.Fields);

    public override bool Holds(JsonElement happened) => Tests.All(test => test.Holds(happened));
}
