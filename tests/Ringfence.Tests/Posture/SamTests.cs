using Ringfence.Controls;
using Ringfence.Controls.Facts;
using Ringfence.Posture;

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
