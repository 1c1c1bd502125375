using System.Text.Json;

namespace Ringfence.Evidence.Sigma;

/// <summary>At least so many hold.</summary>
internal sealed record SomeOf(IReadOnlyList<SigmaTest> Tests, int Least = 1) : SigmaTest
{
    public override IEnumerable<string> Fields => Tests.SelectMany(test => test.Fields);

    public override bool Holds(JsonElement happened) =>
        Least == 1 ? Tests.Any(test => test.Holds(happened)) : Tests.Count(test => test.Holds(happened)) >= Least;
}
