using Ringfence.Controls.Facts;

namespace Ringfence.Tests.Posture;

public class IntrinsicTests
{
    private const string Sections = """
        Parameters:
          Env: {Type: String, Default: prod}
          Free: {Type: String}
          Zones: {Type: CommaDelimitedList, Default: 'a, b'}
          Secret: {Type: String, NoEcho: true, Default: hunter2}
          Stored: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /ami}
          Only: {Type: String, AllowedValues: [one]}
        Mappings:
          M: {prod: {Size: big, Same: x}, dev: {Size: small, Same: x}}
        Conditions:
          IsProd: !Equals [!Ref Env, prod]
        """;

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("!Ref Env", "prod")]
    [InlineData("!Ref Only", "one")]
    [InlineData("!Sub '${Env}-x'", "prod-x")]
    [InlineData("!Sub 'a${!b}'", "a${b}")]
    [InlineData("!Sub ['${Mine}!', {Mine: !Ref Env}]", "prod!")]
    [InlineData("!Join ['-', [a, !Ref Env, 3]]", "a-prod-3")]
    [InlineData("!Select [1, !Split [',', 'x,y,z']]", "y")]
    [InlineData("!Select ['0', !Ref Zones]", "a")]
    [InlineData("!If [IsProd, yes-it-is, other]", "yes-it-is")]
    [InlineData("!FindInMap [M, !Ref Env, Size]", "big")]
    [InlineData("!FindInMap [M, !Ref Free, Same]", "x")]
    [InlineData("!FindInMap [M, none, Size, {DefaultValue: d}]", "d")]
    [InlineData("{'Fn::Length': [1, 2, 3]}", "3")]
    [InlineData("{'Fn::ToJsonString': {a: [1, true]}}", "{\"a\":[1,true]}")]
    [InlineData("!Select [1, !Cidr ['10.0.0.0/16', 2, 8]]", "10.0.1.0/24")]
    [InlineData("!Base64 hello", "hello")]
    public void It_is_known(string value, string text)
    {
        var seen = Audits.Value(Audits.Subject(value, Sections));
        Assert.True(seen.IsLiteral, seen.WhyUnresolved);
        Assert.Equal(text, seen.Text);
    }

    [Theory]
    [InlineData("!Ref Free", "${Free}")]
    [InlineData("!Ref Stored", "${Stored}")]
    [InlineData("!Ref Secret", "${Secret}")]
    [InlineData("!Ref Nowhere", "${Nowhere}")]
    [InlineData("!FindInMap [M, !Ref Free, Size]", "${?}")]
    [InlineData("!ImportValue elsewhere", "${Import:elsewhere}")]
    [InlineData("'{{resolve:secretsmanager:x}}'", "{{resolve:secretsmanager:x}}")]
    [InlineData("!Transform {Name: 'AWS::Include'}", "${?}")]
    [InlineData("!GetAtt Other.Nested.Arn.Deep", "${Other.Nested.Arn.Deep}")]
    public void It_is_not_known_and_says_why(string value, string rendered)
    {
        var seen = Audits.Value(Audits.Subject(value, Sections));
        Assert.True(seen.IsUnresolved || seen.Kind == PropertyKind.Reference);
        Assert.Equal(rendered, seen.Text);
        Assert.DoesNotContain("hunter2", seen.Text + seen.WhyUnresolved);
    }

    [Theory]
    [InlineData("!Ref Other", "", "${Other}")]
    [InlineData("!GetAtt Other.Arn", "Arn", "${Other.Arn}")]
    [InlineData("{'Fn::GetAtt': [Other, Arn]}", "Arn", "${Other.Arn}")]
    [InlineData("!Sub '${Other.Arn}'", "Arn", "${Other.Arn}")]
    [InlineData("!Join ['', [!Ref Other]]", "", "${Other}")]
    public void It_names_a_resource(string value, string attribute, string rendered)
    {
        var seen = Audits.Value(Audits.Subject(value, Sections));
        Assert.Equal(PropertyKind.Reference, seen.Kind);
        Assert.Equal("Other", seen.Target!.LogicalId);
        Assert.Equal(attribute, seen.Attribute);
        Assert.Equal(rendered, seen.Text);
    }

    [Fact]
    public void Parts_that_are_not_known_stand_in_the_text()
    {
        var seen = Audits.Value(
            Audits.Subject("!Sub 'arn:${AWS::Partition}:s3:::${Other}/{{resolve:ssm:p}}/*'", Sections)
        );
        Assert.False(seen.IsLiteral);
        Assert.Equal("arn:${AWS::Partition}:s3:::${Other}/${resolve:ssm:p}/*", seen.Text);
    }

    [Fact]
    public void NoValue_is_missing_in_maps_and_lists()
    {
        Assert.True(Audits.Value(Audits.Subject("!Ref AWS::NoValue")).IsMissing);
        Assert.Equal(["a"], Audits.Value(Audits.Subject("[a, !Ref AWS::NoValue]")).Items.Select(item => item.Text));
        Assert.True(Audits.Value(Audits.Subject("{A: !Ref AWS::NoValue}"))["A"].IsMissing);
    }

    [Fact]
    public void Given_parameters_go_before_defaults_and_a_list_is_cut()
    {
        var given = new Dictionary<string, PropertyValue>
        {
            ["Env"] = PropertyValue.Of("dev"),
            ["Zones"] = PropertyValue.Of("x,y"),
            ["AWS::Region"] = PropertyValue.Of("us-east-1"),
        };
        Assert.Equal("dev", Audits.Value(Audits.Subject("!Ref Env", Sections), given).Text);
        Assert.Equal(
            ["x", "y"],
            Audits.Value(Audits.Subject("!Ref Zones", Sections), given).Items.Select(item => item.Text)
        );
        Assert.Equal("us-east-1", Audits.Value(Audits.Subject("!Ref AWS::Region", Sections), given).Text);
    }

    [Fact]
    public void A_loop_is_written_out_and_an_endless_one_is_an_error()
    {
        var run = Audits.Run(
            """
            Transform: AWS::LanguageExtensions
            Resources:
              Fn::ForEach::Things:
                - Name
                - [One, Two]
                - Thing${Name}:
                    Type: Test::Thing::Seen
                    Properties: {Value: !Sub '${Name}'}
            """
        );
        Assert.Equal(["ThingOne", "ThingTwo"], run.Findings.Select(finding => finding.Resource!.LogicalId));
        Assert.Contains("Value is One", run.Findings[0].Reason);

        var list = string.Join(", ", Enumerable.Range(0, 1000));
        var bomb = Audits.Run(
            $$"""
            Resources:
              Fn::ForEach::A:
                - A
                - [{{list}}]
                - Fn::ForEach::B:
                    - B
                    - [{{list}}]
                    - T${A}x${B}: {Type: 'Test::Thing::Seen'}
            """
        );
        Assert.Contains("makes more than", bomb.Files[0].Error);
    }

    [Fact]
    public void An_export_of_another_template_is_followed()
    {
        var run = Audits.Run(
            "{Resources: {Subject: {Type: 'Test::Thing::Seen', Properties: {Value: {'Fn::ImportValue': shared}}}}}",
            "{Resources: {}, Outputs: {O: {Value: right, Export: {Name: shared}}}}"
        );
        Assert.Equal(Ringfence.Posture.FindingVerdict.Pass, Assert.Single(run.Findings).Verdict);
    }
}
