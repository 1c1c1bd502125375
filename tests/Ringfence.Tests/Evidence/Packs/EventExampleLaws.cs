using System.Text.Json.Nodes;
using Ringfence.Controls;
using Ringfence.Evidence.Packs;
using Ringfence.Tests.Controls;

namespace Ringfence.Tests.Evidence.Packs;

/// <summary>A control's event patterns, held against the events that stand beside it as examples.</summary>
public sealed class EventExampleLaws
{
    private static readonly Dictionary<string, Control> ByType = Catalogue.All.ToDictionary(control =>
        control.GetType().Name
    );

    [Fact]
    public void An_example_is_on_the_side_that_it_says_and_on_no_other()
    {
        var wrong = new List<string>();
        var seen = 0;
        foreach (var (control, name, side, example) in Examples())
        {
            seen++;
            var (own, other) =
                side == "Breaks"
                    ? (control.Evidence.Breaks, control.Evidence.Upholds)
                    : (control.Evidence.Upholds, control.Evidence.Breaks);
            if (!own.Any(pattern => Matches(pattern, example)) || other.Any(pattern => Matches(pattern, example)))
            {
                wrong.Add($"{control.Id}: {name}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(seen > 100, $"only {seen} examples were found");
    }

    [Fact]
    public void With_another_value_in_its_parameters_a_breaking_example_breaks_nothing()
    {
        var wrong = new List<string>();
        foreach (var (control, name, side, example) in Examples().Where(one => one.Side == "Breaks"))
        {
            foreach (var pattern in control.Evidence.Breaks.Where(pattern => Matches(pattern, example)))
            {
                var other = example.DeepClone().AsObject();
                if (pattern.Where.Count > 0 && Change(other, pattern.Where.First()) && Matches(pattern, other))
                {
                    wrong.Add($"{control.Id}: {name}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private static IEnumerable<(Control Control, string Name, string Side, JsonObject Event)> Examples() =>
        from file in ControlCase.Files
        let type = Path.GetFileName(file)[..^".cases.json".Length]
        where ByType.ContainsKey(type)
        from one in JsonNode.Parse(File.ReadAllText(file))!["events"]?.AsArray() ?? []
        select (ByType[type], (string)one!["name"]!, (string)one["expect"]!, one["event"]!.AsObject());

    private static bool Matches(EventPattern pattern, JsonObject example) =>
        pattern.Source == (string?)example["eventSource"]
        && pattern.Name == (string?)example["eventName"]
        && EventMatch.Matches(
            pattern,
            (example["requestParameters"] ?? new JsonObject()).ToJsonString(),
            (string?)example["userIdentity"]?["type"]
        ) == true;

    private static bool Change(JsonObject example, KeyValuePair<string, string?> where)
    {
        var names = where.Key.Split('.');
        JsonNode? at = example;
        foreach (var name in names[..^1])
        {
            at = at?[name];
        }

        if (at is not JsonObject holder)
        {
            return false;
        }

        holder[names[^1]] = "another value";
        return true;
    }
}
