using System.Text.Json.Nodes;
using Ringfence.Cdk.Tests.Proof;

namespace Ringfence.Cdk.Tests.Emergency;

/// <summary>That emergency access takes two people, by evaluating the synthesized policies as IAM does.</summary>
[Collection(nameof(Synthesis))]
public class EmergencyProofTests(Synthesis synthesis)
{
    private const string Management = "arn:aws:iam::111122223333";
    private const string Role = "arn:aws:iam::333344445555:role/clinic-production-break-glass";
    private const string Asker = $"{Management}:user/on-call-lead";
    private const string Approver = $"{Management}:user/security-officer";

    private readonly Principals _principals = new(synthesis);

    [Theory]
    [InlineData(Asker)]
    [InlineData($"{Management}:user/on-call-deputy")]
    [InlineData(Approver)]
    [InlineData($"{Management}:root")]
    [InlineData($"{Management}:role/clinic-management-break-glass")]
    [InlineData("arn:aws:iam::333344445555:root")]
    [InlineData("arn:aws:iam::333344445555:role/KeyAdministrator")]
    public void Shut_it_is_taken_by_nobody(string who)
    {
        var name = who.Split('/').Last();
        foreach (var time in new[] { "2026-11-28T12:00:00Z", "2100-01-01T00:00:00Z" })
        {
            var request = Ask(who, "sts:AssumeRole", Role)
                .With("aws:username", name)
                .With("sts:RoleSessionName", name)
                .With("aws:MultiFactorAuthAge", "1")
                .With("aws:CurrentTime", time);
            Assert.Null(Evaluation.Of(request, [Trust("clinic-production-break-glass")]).Allowed);
        }
    }

    [Fact]
    public void Who_asks_may_ask_and_take_what_was_opened_and_nothing_else()
    {
        Assert.True(May("askers", Asker, "ssm:StartAutomationExecution", Definition("clinic-break-glass")));
        Assert.True(May("askers", Asker, "sts:AssumeRole", Role));
        Assert.False(May("askers", Asker, "ssm:SendAutomationSignal", Running));
        Assert.Null(May("askers", Asker, "ssm:StartAutomationExecution", Definition("AWS-RunShellScript")));
        Assert.Null(May("askers", Asker, "ssm:UpdateDocument", Definition("clinic-break-glass")));
        Assert.Null(May("askers", Asker, "sts:AssumeRole", Role + "-opener"));
        Assert.Null(May("askers", Asker, "iam:UpdateAssumeRolePolicy", Role));
        Assert.Null(May("askers", Asker, "iam:PassRole", $"{Management}:role/Administrator"));
        Assert.Null(May("askers", Asker, "iam:AddUserToGroup", $"{Management}:group/clinic-break-glass-approvers"));
    }

    [Fact]
    public void Who_approves_may_decide_and_nothing_else()
    {
        Assert.True(May("approvers", Approver, "ssm:SendAutomationSignal", Running));
        Assert.False(May("approvers", Approver, "ssm:StartAutomationExecution", Definition("clinic-break-glass")));
        Assert.False(May("approvers", Approver, "sts:AssumeRole", Role));
        Assert.Null(May("approvers", Approver, "iam:PassRole", DeskRole));
    }

    [Theory]
    [InlineData("askers", "ssm:StartAutomationExecution")]
    [InlineData("askers", "sts:AssumeRole")]
    [InlineData("approvers", "ssm:SendAutomationSignal")]
    [InlineData("approvers", "iam:ChangePassword")]
    public void Without_MFA_nothing_is_done(string group, string action)
    {
        foreach (var resource in new[] { Definition("clinic-break-glass"), Role, Running, Asker })
        {
            var request = Ask(Asker, action, resource);
            Assert.False(Evaluation.Of(request.Without("aws:MultiFactorAuthPresent"), [GroupPolicy(group)]).Allowed);
            Assert.False(
                Evaluation.Of(request.With("aws:MultiFactorAuthPresent", "false"), [GroupPolicy(group)]).Allowed
            );
        }
    }

    [Fact]
    public void Everybody_is_in_one_group_and_holds_nothing_of_their_own()
    {
        var users = Of("AWS::IAM::User").ToList();
        Assert.Equal(
            ["on-call-deputy", "on-call-lead", "privacy-officer", "security-officer"],
            users.Select(user => user.Properties["UserName"]!.ToString()).Order(StringComparer.Ordinal)
        );
        foreach (var (_, user) in users)
        {
            Assert.Single(user["Groups"]!.AsArray());
            Assert.Null(user["Policies"]);
            Assert.Null(user["ManagedPolicyArns"]);
            Assert.Null(user["LoginProfile"]);
        }

        Assert.Empty(Of("AWS::IAM::AccessKey"));
        Assert.DoesNotContain(Of("AWS::IAM::ManagedPolicy"), policy => policy.Properties["Users"] is not null);
        Assert.Equal(2, Of("AWS::IAM::ManagedPolicy").Count(policy => policy.Properties["Groups"] is not null));
    }

    [Fact]
    public void The_document_waits_for_approvers_who_are_no_askers_and_opens_after()
    {
        var document = Desk.Document(synthesis);
        var steps = document["mainSteps"]!.AsArray();
        Assert.Equal(["Approve", "Open"], steps.Select(step => step!["name"]!.ToString()));
        var (approve, open) = (steps[0]!, steps[1]!);
        Assert.Equal(("aws:approve", "Abort"), (approve["action"]!.ToString(), approve["onFailure"]!.ToString()));
        Assert.Equal(("Open", null), (approve["nextStep"]!.ToString(), approve["isEnd"]));
        Assert.Equal(1, (int)approve["inputs"]!["MinRequiredApprovals"]!);
        Assert.Equal(3600, (int)approve["timeoutSeconds"]!);
        var approvers = approve["inputs"]!["Approvers"]!.AsArray().Select(each => each!.ToString()).ToList();
        var askers = open["inputs"]!["InputPayload"]!["Askers"]!.AsArray().Select(each => each!.ToString()).ToList();
        Assert.Equal([Approver, $"{Management}:user/privacy-officer"], approvers);
        Assert.Equal([Asker, $"{Management}:user/on-call-deputy"], askers);
        Assert.Empty(approvers.Intersect(askers));
        // What an asker types reaches the message, and which of the listed workloads it is; no list, no role, no code.
        Assert.Equal(["Workload", "Reason"], document["parameters"]!.AsObject().Select(pair => pair.Key));
        Assert.Equal("""["production"]""", document["parameters"]!["Workload"]!["allowedValues"]!.ToJsonString());
        // Systems Manager publishes to no other.
        Assert.StartsWith("Automation", TopicName(), StringComparison.Ordinal);
        var typed = open["inputs"]!.ToJsonString().Split("{{ ").Skip(1).Select(part => part.Split(" }}")[0]);
        Assert.Equal(["automation:EXECUTION_ID", "Workload"], typed);
        Assert.DoesNotContain("{{", document["assumeRole"]!.ToString());
    }

    [Fact]
    public void Nobody_opens_the_role_but_the_desk_after_its_document()
    {
        string[] ways =
        [
            "iam:UpdateAssumeRolePolicy",
            "iam:PutRolePolicy",
            "iam:AttachRolePolicy",
            "iam:DeleteRolePermissionsBoundary",
            "iam:CreatePolicyVersion",
        ];
        var roles = _principals.All.ToList();
        var target = Named("clinic-production-break-glass");
        foreach (var role in roles)
        {
            foreach (var way in ways)
            {
                foreach (var resource in new[] { Role, target, $"{target[..^1]}.Arn}}" })
                {
                    var opens = Evaluation.Of(Ask(role, way, resource), _principals.Of(role)).Allowed ?? false;
                    Assert.Equal(
                        _principals.Names[role] == "clinic-production-break-glass-opener"
                            && way == "iam:UpdateAssumeRolePolicy"
                            && resource.EndsWith(".Arn}", StringComparison.Ordinal),
                        opens
                    );
                }
            }

            // Who takes the opener's role, and who the desk's.
            var arn = $"{Management}:role/{_principals.Names[role]}";
            Assert.Equal(
                arn == DeskRole,
                Evaluation
                    .Of(
                        Ask(arn, "sts:AssumeRole", Role + "-opener").With("aws:PrincipalArn", arn),
                        [Trust("clinic-production-break-glass-opener")]
                    )
                    .Allowed
                    ?? false
            );
            Assert.False(Evaluation.Of(Ask(role, "iam:PassRole", DeskRole), _principals.Of(role)).Allowed ?? false);
        }

        var desk = Trust("clinic-management-break-glass");
        var statement = Assert.Single(desk["Statement"]!.AsArray())!;
        Assert.Equal("""{"Service":"ssm.amazonaws.com"}""", statement["Principal"]!.ToJsonString());
        Assert.Equal("111122223333", statement["Condition"]!["StringEquals"]!["aws:SourceAccount"]!.ToString());
    }

    [Theory]
    [InlineData("cloudtrail:StopLogging")]
    [InlineData("cloudtrail:DeleteTrail")]
    [InlineData("cloudtrail:UpdateTrail")]
    [InlineData("cloudtrail:PutEventSelectors")]
    [InlineData("config:StopConfigurationRecorder")]
    [InlineData("guardduty:DeleteDetector")]
    [InlineData("kms:PutKeyPolicy")]
    [InlineData("kms:ScheduleKeyDeletion")]
    [InlineData("kms:DisableKey")]
    [InlineData("kms:CreateGrant")]
    [InlineData("s3:DeleteObject")]
    [InlineData("s3:DeleteObjectVersion")]
    [InlineData("s3:BypassGovernanceRetention")]
    [InlineData("s3:PutBucketPolicy")]
    [InlineData("s3:PutLifecycleConfiguration")]
    [InlineData("logs:DeleteLogGroup")]
    [InlineData("logs:DeleteMetricFilter")]
    [InlineData("cloudwatch:DeleteAlarms")]
    [InlineData("iam:CreateRole")]
    [InlineData("iam:UpdateAssumeRolePolicy")]
    [InlineData("iam:AttachRolePolicy")]
    [InlineData("iam:CreateAccessKey")]
    [InlineData("bedrock:DeleteModelInvocationLoggingConfiguration")]
    [InlineData("sts:AssumeRole")]
    public void Not_even_in_an_emergency_whatever_is_attached_to_it(string action)
    {
        var everything = JsonNode.Parse(
            """{"Version":"2012-10-17","Statement":[{"Sid":"All","Effect":"Allow","Action":"*","Resource":"*"}]}"""
        )!;
        var role = Named("clinic-production-break-glass");
        foreach (var resource in new[] { "*", Role, "arn:aws:s3:::clinic-archive-trail-222233334444/AWSLogs/record" })
        {
            Assert.Equal(
                (false, "NotEvenThen"),
                Evaluation.Of(Ask(role, action, resource), [everything, .. _principals.Of(role)])
            );
        }
    }

    [Fact]
    public void In_an_emergency_documents_are_read_from_anywhere_by_that_role_alone()
    {
        var (stack, id, _) = synthesis.Bucket("clinic-production-documents-333344445555");
        var policy = synthesis.BucketPolicy(stack, id);
        var document = $"${{{stack}.{id}.Arn}}/chart.pdf";
        AccessRequest Read(string who) =>
            Ask(who, "s3:GetObject", document)
                .With("aws:PrincipalArn", who)
                .With("aws:PrincipalIsAWSService", "false")
                .With("aws:ViaAWSService", "false")
                .With("aws:SecureTransport", "true");

        var role = Named("clinic-production-break-glass");
        Assert.True(Evaluation.Of(Read(Role) with { Principal = role }, _principals.Of(role)).Allowed);
        Assert.Null(Evaluation.Of(Read(Role), [policy]).Allowed);
        Assert.Equal(
            (false, "RefuseOtherNetworks"),
            Evaluation.Of(Read("arn:aws:iam::333344445555:role/clinic-production-app-chart-review"), [policy])
        );
    }

    [Theory]
    [InlineData("iam:UpdateAssumeRolePolicy", "role/clinic-production-break-glass")]
    [InlineData("iam:UpdateAssumeRolePolicy", "role/clinic-production-break-glass-opener")]
    [InlineData("iam:PutRolePolicy", "role/clinic-production-break-glass")]
    [InlineData("iam:AttachRolePolicy", "role/clinic-production-break-glass-opener")]
    [InlineData("iam:DeleteRole", "role/clinic-production-break-glass")]
    [InlineData("iam:CreatePolicyVersion", "policy/clinic-production-break-glass-may")]
    public void The_guards_keep_everybody_else_in_the_account_from_it(string action, string what)
    {
        var guards = Of("AWS::Organizations::Policy").Select(policy => policy.Properties["Content"]!).ToList();
        (bool?, string) By(string role) =>
            Evaluation.Of(
                Ask(role, action, $"arn:aws:iam::333344445555:{what}")
                    .With("aws:PrincipalArn", role)
                    .With("aws:PrincipalOrgID", "o-a1b2c3d4e5")
                    .With("aws:RequestedRegion", "us-east-1")
                    .With("aws:SecureTransport", "true"),
                guards
            );

        Assert.Equal((false, "OpenEmergency"), By("arn:aws:iam::333344445555:role/Administrator"));
        Assert.Equal((false, "OpenEmergency"), By("arn:aws:iam::333344445555:role/OrganizationAccountAccessRole"));
        Assert.Equal((false, "OpenEmergency"), By(Role));
        Assert.Equal((null, ""), By(Role + "-opener"));
        Assert.Equal(
            (null, ""),
            By("arn:aws:iam::333344445555:role/cdk-hnb659fds-cfn-exec-role-333344445555-us-east-1")
        );
    }

    [Fact]
    public void The_alarm_knows_the_roles_and_the_document_by_their_names()
    {
        var pattern = Assert
            .Single(
                Of("AWS::Logs::MetricFilter"),
                filter => filter.Properties["MetricTransformations"]![0]!["MetricName"]!.ToString() == "BreakGlass"
            )
            .Properties["FilterPattern"]!.ToString();
        foreach (
            var field in new[]
            {
                "requestParameters.roleArn",
                "userIdentity.arn",
                "requestParameters.documentName",
                "requestParameters.name",
                "requestParameters.roleName",
                "requestParameters.groupName",
            }
        )
        {
            Assert.Contains($"$.{field} = \"*break-glass*\"", pattern);
        }

        string[] names =
        [
            .. Of("AWS::IAM::Role")
                .Where(role => role.Stack is "clinic-approvals" or "clinic-production-break-glass")
                .Select(role => role.Properties["RoleName"]!.ToString()),
            .. Of("AWS::IAM::Group").Select(group => group.Properties["GroupName"]!.ToString()),
            .. Of("AWS::SSM::Document").Select(document => document.Properties["Name"]!.ToString()),
        ];
        Assert.Equal(6, names.Length);
        Assert.All(names, name => Assert.Contains("break-glass", name));
    }

    private const string DeskRole = $"{Management}:role/clinic-management-break-glass";
    private const string Running = "arn:aws:ssm:us-east-1:111122223333:automation-execution/1";

    // As a policy of the desk's own stack names it.
    private string Definition(string name) =>
        name == "clinic-break-glass"
            ? GroupPolicy("askers")["Statement"]!
                .AsArray()
                .Single(statement => statement!["Sid"]!.ToString() == "Ask")!["Resource"]![0]!
                .ToString()
                .Replace(":*", ":1", StringComparison.Ordinal)
            : $"arn:aws:ssm:us-east-1:111122223333:automation-definition/{name}:1";

    private static AccessRequest Ask(string who, string action, string resource) =>
        new AccessRequest(who, action, resource, new Dictionary<string, string>())
            .With("aws:username", who.Split('/').Last())
            .With("aws:MultiFactorAuthPresent", "true")
            .With("iam:PassedToService", "ssm.amazonaws.com");

    private bool? May(string group, string who, string action, string resource) =>
        Evaluation.Of(Ask(who, action, resource), [GroupPolicy(group)]).Allowed;

    private JsonNode GroupPolicy(string group) =>
        Assert
            .Single(
                Of("AWS::IAM::ManagedPolicy"),
                policy => policy.Properties["ManagedPolicyName"]?.ToString() == $"clinic-break-glass-{group}"
            )
            .Properties["PolicyDocument"]!;

    private JsonNode Trust(string role) =>
        Assert.Single(Of("AWS::IAM::Role"), each => each.Properties["RoleName"]?.ToString() == role).Properties[
            "AssumeRolePolicyDocument"
        ]!;

    private string TopicName() =>
        Assert.Single(Of("AWS::SNS::Topic"), topic => topic.Stack == "clinic-approvals").Properties[
            "TopicName"
        ]!.ToString();

    private string Named(string name) => _principals.Named(name);

    private IEnumerable<(string Stack, JsonNode Properties)> Of(string type) =>
        synthesis
            .AllResources.Where(each => each.Body["Type"]!.ToString() == type)
            .Select(each => (each.Stack, Rendered.Of(each.Body["Properties"], each.Stack, synthesis.Templates)!));
}
