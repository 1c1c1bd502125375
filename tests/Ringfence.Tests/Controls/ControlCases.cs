using Ringfence.Controls;

namespace Ringfence.Tests.Controls;

/// <summary>Every case beside every control.</summary>
public class ControlCases
{
    public static TheoryData<string, string> All()
    {
        var data = new TheoryData<string, string>();
        foreach (var each in ControlCase.Files.SelectMany(ControlCase.Of))
        {
            data.Add(each.Control, each.Name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_control_answers_as_its_case_says(string type, string name)
    {
        var control = Catalogue.All.Single(each => each.GetType().Name == type);
        var file = ControlCase.Files.Single(path => Path.GetFileName(path) == type + ".cases.json");
        var one = ControlCase.Of(file).Single(each => each.Name == name);

        var (outcome, reason) = one.Answer(control);

        Assert.True(outcome == one.Expected, $"{type}, {name}: expected {one.Expected}, got {outcome}: {reason}");
    }
}
