using Ringfence.Controls;
using Ringfence.Controls.Facts;
using Ringfence.Posture;
using Ringfence.Posture.Fixes;

namespace Ringfence.Tests.Posture;

public class SamTests
{
    private static List<Resource> Resources(string text)
    {
        var seen = new List<Resource>();
        var run = Auditor.Run([Audits.File(text)], new AuditOptions { Controls = [new EveryResource(seen)] });
        Assert.Null(run.Files[0].Error);
        return seen;
    }

    [Fact]
    public void A_function_is_the_function_its_role_and_the_API_that_its_events_imply()
    {
        var seen = Resources(
            """
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function: {Runtime: python3.12, Environment: {Variables: {A: global, B: b}}}
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  KmsKeyArn: !GetAtt Key.Arn
                  Environment: {Variables: {A: own}}
                  Policies: [AWSLambdaBasicExecutionRole, {Statement: [{Effect: Allow, Action: 's3:*', Resource: '*'}]}]
                  DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Q.Arn}
                  Tracing: Active
                  Tags: {team: x}
                  Events: {E: {Type: Api, Properties: {Path: /, Method: get}}}
              Key: {Type: 'AWS::KMS::Key'}
              Q: {Type: 'AWS::SQS::Queue'}
            """
        );
        Assert.Equal(
            [
                "F AWS::Lambda::Function",
                "FRole AWS::IAM::Role",
                "ServerlessRestApi AWS::ApiGateway::RestApi",
                "ServerlessRestApiProdStage AWS::ApiGateway::Stage",
                "Key AWS::KMS::Key",
                "Q AWS::SQS::Queue",
            ],
            seen.Select(each => $"{each.LogicalId} {each.Type}")
        );
        var function = seen[0];
        Assert.Equal("python3.12", function["Runtime"].Text);
        Assert.Equal(
            ("own", "b"),
            (function["Environment.Variables.A"].Text, function["Environment.Variables.B"].Text)
        );
        Assert.Equal("FRole", function["Role"].Target!.LogicalId);
        Assert.Equal("Q", function["DeadLetterConfig.TargetArn"].Target!.LogicalId);
        Assert.Equal("Active", function["TracingConfig.Mode"].Text);
        Assert.Equal("team", function["Tags"].Items[0]["Key"].Text);
        Assert.Equal(8, function["KmsKeyArn"].Place!.Line);
        Assert.Equal("arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole", seen[1]["ManagedPolicyArns"].Items[0].Text);
        Assert.True(seen[1].Policy("Policies[0].PolicyDocument").Statements[0].Actions.Covers("s3:GetObject").IsYes);
    }

    [Fact]
    public void An_API_is_the_API_and_its_stage_and_a_table_is_a_table()
    {
        var seen = Resources(
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              A: {Type: 'AWS::Serverless::Api', Properties: {StageName: v1, TracingEnabled: true, MethodSettings: [{LoggingLevel: INFO}]}}
              H: {Type: 'AWS::Serverless::HttpApi'}
              T: {Type: 'AWS::Serverless::SimpleTable', Properties: {SSESpecification: {SSEEnabled: true}}}
            """
        );
        Assert.Equal(["A", "Av1Stage", "H", "HApiGatewayDefaultStage", "T"], seen.Select(each => each.LogicalId));
        Assert.Equal("INFO", seen[1]["MethodSettings"].Items[0]["LoggingLevel"].Text);
        Assert.True(seen[4]["SSESpecification.SSEEnabled"].IsTrue.IsYes);
    }

    private const string Serverless = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Intake:   # answers the clinic
            Type: AWS::Serverless::Function
            Properties:
              Handler: app.handler
              Runtime: python3.13
              FunctionUrlConfig: {AuthType: NONE}
          Records: {Type: 'AWS::Serverless::SimpleTable'}
          Steps:
            Type: AWS::Serverless::StateMachine
            Properties: {Definition: {}}
          Door: {Type: 'AWS::Serverless::Api', Properties: {StageName: v1}}
        """;

    [Theory]
    [InlineData("function-is-traced", "Intake", "Tracing: Active")]
    [InlineData("function-has-dead-letter-queue", "Intake", "Type: SQS")]
    [InlineData("function-url-asks-for-signature", "Intake", "FunctionUrlConfig:")]
    [InlineData("table-uses-customer-key", "Records", "SSESpecification:")]
    [InlineData("state-machine-is-traced", "Steps", "Tracing:")]
    [InlineData("stage-is-traced", "Door", "TracingEnabled: true")]
    public void A_fix_is_in_the_names_of_what_stands_in_the_template(string control, string id, string expected)
    {
        var run = Auditor.Run([Audits.File(Serverless)]);

        var finding = run.Findings.First(each => each.Control.Id == control && each.Verdict == FindingVerdict.Fail);
        var snippet = FixSnippet.Yaml(finding.Fix!, finding.Resource!);

        Assert.Equal(id, finding.Resource!.MadeOf!.LogicalId);
        Assert.Contains($"  {id}:\n    Type: {finding.Resource.MadeOf.Type}\n", snippet);
        Assert.Contains(expected, snippet);
        Assert.DoesNotContain("TracingConfig", snippet);
        Assert.DoesNotContain("DeadLetterConfig", snippet);
    }

    [Fact]
    public void What_SAM_has_no_name_for_has_no_fix() =>
        Assert.Null(
            Auditor
                .Run([Audits.File(Serverless)])
                .Findings.First(each =>
                    each.Control.Id == "table-is-protected-from-deletion" && each.Verdict == FindingVerdict.Fail
                )
                .Fix
        );

    [Fact]
    public void Fixes_are_written_into_serverless_resources_and_pass_afterwards()
    {
        var file = Audits.File(Serverless);
        var options = new AuditOptions();
        var run = Fixer.Run([file], Auditor.Run([file], options), options);

        var after = System.Text.Encoding.UTF8.GetString(Assert.Single(run.Files).Content.Span);
        Assert.Superset(
            new HashSet<string>([
                "function-is-traced",
                "function-has-dead-letter-queue",
                "function-url-asks-for-signature",
                "stage-is-traced",
            ]),
            run.Applied.Select(fix => fix.Control).ToHashSet()
        );
        Assert.Contains("# answers the clinic", after);
        Assert.Contains("Tracing: Active", after);
        Assert.Contains("AWS_IAM", after);
        Assert.DoesNotContain("TracingConfig:", after);
    }
}

/// <summary>Remembers every resource of every template.</summary>
internal sealed class EveryResource(List<Resource> seen) : EstateControl
{
    public override string Title => "";
    public override string Why => "";
    public override Severity Severity => Severity.Low;
    public override IReadOnlyList<Citation> Cites => [];
    public override Construction Build => Construction.Practised("tests");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        seen.AddRange(estate.Templates.SelectMany(template => template.Resources));
        return [];
    }
}
