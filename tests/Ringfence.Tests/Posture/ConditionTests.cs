using Ringfence.Posture;

namespace Ringfence.Tests.Posture;

public class ConditionTests
{
    private static string Template(string conditions, string value, string parameters = "Env: {Type: String}") =>
        $"""
            Parameters:
              {parameters}
            Conditions:
            {conditions}
            Resources:
              Subject:
                Type: Test::Thing::Seen
                Properties:
                  Value: {value}
            """;

    private static Finding One(string template) => Assert.Single(Audits.Run(template).Findings);

    [Fact]
    public void What_passes_and_fails_by_a_condition_is_Unknown_and_says_when()
    {
        var finding = One(Template("  IsProd: !Equals [!Ref Env, prod]", "!If [IsProd, right, wrong]"));
        Assert.Equal(FindingVerdict.Unknown, finding.Verdict);
        Assert.Contains("condition IsProd: passes when it is true", finding.Reason);
    }

    [Fact]
    public void What_fails_either_way_fails() =>
        Assert.Equal(
            FindingVerdict.Fail,
            One(Template("  IsProd: !Equals [!Ref Env, prod]", "!If [IsProd, wrong, bad]")).Verdict
        );

    [Fact]
    public void Two_values_of_one_parameter_exclude_each_other() =>
        Assert.Equal(
            FindingVerdict.Pass,
            One(
                Template(
                    "  IsProd: !Equals [!Ref Env, prod]\n  IsDev: !Equals [dev, !Ref Env]\n  Both: !And [!Condition IsProd, !Condition IsDev]",
                    "!If [Both, wrong, right]"
                )
            ).Verdict
        );

    [Fact]
    public void Where_the_allowed_values_are_all_named_there_is_no_other() =>
        Assert.Equal(
            FindingVerdict.Pass,
            One(
                Template(
                    "  IsProd: !Equals [!Ref Env, prod]\n  IsDev: !Equals [!Ref Env, dev]\n  Either: !Or [!Condition IsProd, !Condition IsDev]",
                    "!If [Either, right, wrong]",
                    "Env: {Type: String, AllowedValues: [prod, dev]}"
                )
            ).Verdict
        );

    [Theory]
    [InlineData("[right]", FindingVerdict.Pass)]
    [InlineData("[wrong, bad]", FindingVerdict.Fail)]
    [InlineData("[right, wrong]", FindingVerdict.Unknown)]
    public void A_parameter_without_default_is_judged_at_each_value_that_it_may_have(
        string allowed,
        FindingVerdict expected
    )
    {
        var finding = One(
            Template("  C: !Equals [!Ref Env, other]", "!Ref Env", $"Env: {{Type: String, AllowedValues: {allowed}}}")
        );
        Assert.Equal(expected, finding.Verdict);
    }

    [Fact]
    public void Which_value_of_a_parameter_decides_is_said()
    {
        var finding = One(
            """
            Parameters: {Env: {Type: String, AllowedValues: [dev, test, prod]}}
            Conditions: {IsDev: !Equals [!Ref Env, dev]}
            Mappings: {By: {dev: {V: wrong}, test: {V: bad}, prod: {V: right}}}
            Resources:
              Subject: {Type: 'Test::Thing::Seen', Properties: {Value: !FindInMap [By, !Ref Env, V]}}
            """
        );
        Assert.Equal(FindingVerdict.Unknown, finding.Verdict);
        Assert.Contains("parameter Env: passes when it is prod; when it is dev or test, value is", finding.Reason);
    }

    [Fact]
    public void A_value_that_a_condition_decides_is_known_where_it_holds() =>
        Assert.Equal(
            FindingVerdict.Pass,
            One(
                """
                Parameters: {Env: {Type: String, AllowedValues: [dev, right]}}
                Conditions: {IsProd: !Equals [!Ref Env, right]}
                Resources:
                  Subject: {Type: 'Test::Thing::Seen', Condition: IsProd, Properties: {Value: !Ref Env}}
                """
            ).Verdict
        );

    [Theory]
    [InlineData("Type: Number, AllowedValues: [1, 2]")]
    [InlineData("Type: CommaDelimitedList, AllowedValues: [right, wrong]")]
    [InlineData("Type: String, NoEcho: true, AllowedValues: [right, wrong]")]
    [InlineData("Type: 'AWS::SSM::Parameter::Value<String>', AllowedValues: [right, wrong]")]
    public void What_a_parameter_may_be_is_not_told_of_lists_secrets_and_what_is_stored(string declared)
    {
        var finding = One(Template("  C: !Equals [a, a]", "!Ref Env", $"Env: {{{declared}}}"));
        Assert.Equal(
            declared.Contains("Number", StringComparison.Ordinal) ? FindingVerdict.Fail : FindingVerdict.Unknown,
            finding.Verdict
        );
    }

    [Fact]
    public void More_choices_than_can_be_tried_leave_it_unknown()
    {
        var allowed = string.Join(", ", Enumerable.Range(0, 17).Select(at => $"v{at}"));
        Assert.Equal(
            FindingVerdict.Unknown,
            One(
                Template("  C: !Equals [a, a]", "!Ref Env", $"Env: {{Type: String, AllowedValues: [{allowed}]}}")
            ).Verdict
        );
    }

    [Fact]
    public void A_default_decides_and_the_reason_says_so()
    {
        var finding = One(Template("  C: !Equals [!Ref Env, prod]", "!Ref Env", "Env: {Type: String, Default: wrong}"));
        Assert.Equal(FindingVerdict.Fail, finding.Verdict);
        Assert.Contains("Parameter Env is taken at its default", finding.Reason);
    }

    [Fact]
    public void A_resource_that_may_not_exist_is_judged_where_it_does()
    {
        var run = Audits.Run(
            """
            Parameters: {Env: {Type: String}}
            Conditions: {IsProd: !Equals [!Ref Env, prod], Never: !Equals [a, b]}
            Resources:
              Perhaps: {Type: 'Test::Thing::Seen', Condition: IsProd, Properties: {Value: wrong}}
              Not: {Type: 'Test::Thing::Seen', Condition: Never, Properties: {Value: wrong}}
            """
        );
        var finding = Assert.Single(run.Findings);
        Assert.Equal(("Perhaps", FindingVerdict.Fail), (finding.Resource!.LogicalId, finding.Verdict));
    }

    [Fact]
    public void The_regions_of_a_CDK_stack_cost_no_worlds()
    {
        var regions = string.Join(
            ", ",
            Enumerable.Range(0, 30).Select(number => $"!Equals [!Ref 'AWS::Region', r{number}]")
        );
        var template = Template(
            $"  CDKMetadataAvailable: !Or [{regions}]\n  IsProd: !Equals [!Ref Env, prod]",
            "!If [IsProd, right, wrong]"
        );
        Assert.Contains("condition IsProd", One(template).Reason);
    }

    [Fact]
    public void Beyond_sixteen_worlds_an_If_is_not_known()
    {
        var names = Enumerable.Range(0, 8).ToList();
        var template = $"""
            Parameters:
              {string.Join("\n  ", names.Select(n => $"P{n}: {{Type: String}}"))}
            Conditions:
              {string.Join("\n  ", names.Select(n => $"C{n}: !Equals [!Ref P{n}, x]"))}
            Resources:
              {string.Join(
                "\n  ",
                names.Select(n =>
                    $"R{n}: {{Type: 'Test::Thing::Seen', Properties: {{Value: !If [C{n}, right, right]}}}}"
                )
            )}
            """;
        var run = Audits.Run(template);
        Assert.Equal(8, run.Findings.Count);
        Assert.Equal(4, run.Count(FindingVerdict.Pass));
        Assert.Contains("depends on condition", run.Findings[0].Reason);
    }

    [Fact]
    public void Conditions_and_resources_in_a_circle_are_an_error_and_the_rest_is_audited()
    {
        var run = Audits.Run(
            """
            Conditions: {A: !Condition B, B: !Not [!Condition A]}
            Resources:
              X: {Type: 'Test::Thing::Seen', Properties: {Value: !Ref Y}}
              Y: {Type: 'Test::Thing::Seen', Properties: {Value: !Sub 'x${X}'}}
              Z: {Type: 'Test::Thing::Seen', Properties: {Value: right}}
            """
        );
        Assert.Contains("condition A refers to itself", run.Files[0].Error);
        Assert.Contains("X → Y → X", run.Files[0].Error);
        Assert.Contains(run.Findings, finding => finding.Verdict == FindingVerdict.Pass);
    }

    [Fact]
    public void A_macro_of_ones_own_leaves_nothing_certain()
    {
        var finding = One(
            "Transform: MyMacro\nResources: {S: {Type: 'Test::Thing::Seen', Properties: {Value: right}}}"
        );
        Assert.Equal(FindingVerdict.Unknown, finding.Verdict);
        Assert.Contains("MyMacro", finding.Reason);
    }
}
