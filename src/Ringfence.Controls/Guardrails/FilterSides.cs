using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Guardrails;

/// <summary>Mends a filter that stands but was switched off or only reports.</summary>
internal static class FilterSides
{
    /// <summary>The changes that make each side act again; none where it does.</summary>
    /// <param name="guardrail">The guardrail.</param>
    /// <param name="filter">The filter's path in it.</param>
    /// <param name="sides"><c>Input</c>, <c>Output</c>.</param>
    public static IEnumerable<Change> Mended(Resource guardrail, string filter, string[] sides)
    {
        foreach (var side in sides)
        {
            if (!guardrail[$"{filter}.{side}Enabled"].IsMissing)
            {
                yield return new SetProperty($"{filter}.{side}Enabled", true);
            }

            if (!guardrail[$"{filter}.{side}Action"].IsMissing)
            {
                yield return new SetProperty($"{filter}.{side}Action", "BLOCK");
            }
        }
    }
}
