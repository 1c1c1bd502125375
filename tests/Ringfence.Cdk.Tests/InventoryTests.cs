using System.Text;

namespace Ringfence.Cdk.Tests;

/// <summary>What the sample foundation consists of, so that a change of it is seen by whoever reviews it.</summary>
[Collection(nameof(Synthesis))]
public class InventoryTests(Synthesis synthesis, ITestOutputHelper output)
{
    [Fact]
    public void The_inventory_is_the_one_that_was_reviewed()
    {
        output.WriteLine(
            $"{synthesis.Took.TotalSeconds:0.0} s for {synthesis.Files.Count} stacks, {synthesis.AllResources.Count()} resources"
        );
        var now = new StringBuilder();
        foreach (var stack in synthesis.AllResources.GroupBy(resource => resource.Stack))
        {
            now.Append(stack.Key).Append('\n');
            foreach (
                var (type, count) in stack
                    .CountBy(resource => resource.Body["Type"]!.ToString())
                    .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            )
            {
                now.Append($"  {count, 3} {type}\n");
            }
        }

        Reviewed.Is("tests/Ringfence.Cdk.Tests/inventory.txt", now.ToString());
    }
}
