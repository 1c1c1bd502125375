using Amazon.CDK;

namespace Ringfence.Cdk.Emergency;

/// <summary>
/// The document of Systems Manager: it waits for an approver, then opens a role. Of what an asker types, the workload (one
/// of a list) and the reason reach it; whom it waits for, what it runs and under which role are constants.
/// </summary>
internal static class ApprovalDocument
{
    /// <summary>Its content, schema 0.3.</summary>
    public static Map Of(ApprovalDeskProps props, Stack place, string role, string notices) =>
        new()
        {
            ["schemaVersion"] = "0.3",
            ["description"] =
                "Asks for emergency access to a workload. An approver decides; then the role can be taken for some minutes by whoever asked.",
            ["assumeRole"] = role,
            ["parameters"] = new Map
            {
                ["Workload"] = new Map
                {
                    ["type"] = "String",
                    ["description"] = "Which workload",
                    ["allowedValues"] = props.Roles.Keys.ToArray(),
                },
                ["Reason"] = new Map
                {
                    ["type"] = "String",
                    ["description"] =
                        "Why, in a sentence, or the incident's number. No patient, no identifier: it goes into mails and records",
                    ["allowedPattern"] = "^[A-Za-z0-9 ,.;:#/()_-]{10,200}$",
                },
            },
            ["mainSteps"] = new object[] { Approve(props, place, notices), Open(props, place) },
            ["outputs"] = new[] { "Open.Until" },
        };

    private static Map Approve(ApprovalDeskProps props, Stack place, string notices) =>
        new()
        {
            ["name"] = "Approve",
            ["action"] = "aws:approve",
            ["timeoutSeconds"] = props.WaitMinutes * 60,
            ["onFailure"] = "Abort",
            ["onCancel"] = "Abort",
            ["inputs"] = new Map
            {
                ["NotificationArn"] = notices,
                ["Message"] = "Emergency access to {{ Workload }} is asked for: {{ Reason }}",
                ["MinRequiredApprovals"] = props.Approvals,
                ["Approvers"] = Users(props.Approvers, place),
            },
            ["nextStep"] = "Open",
        };

    private static Map Open(ApprovalDeskProps props, Stack place) =>
        new()
        {
            ["name"] = "Open",
            ["action"] = "aws:executeScript",
            ["timeoutSeconds"] = 120,
            ["onFailure"] = "Abort",
            ["isEnd"] = true,
            ["inputs"] = new Map
            {
                ["Runtime"] = "python3.11",
                ["Handler"] = "open_role",
                ["Script"] = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Emergency", "open_role.py")),
                ["InputPayload"] = new Map
                {
                    ["Execution"] = "{{ automation:EXECUTION_ID }}",
                    ["Workload"] = "{{ Workload }}",
                    ["Askers"] = Users(props.Askers, place),
                    ["Roles"] = props.Roles.ToDictionary(pair => pair.Key, object (pair) => pair.Value),
                    ["Shut"] = EmergencyTrust.Shut(Users(props.Askers, place)),
                    ["OpenMinutes"] = props.OpenMinutes,
                },
            },
            ["outputs"] = new object[]
            {
                new Map
                {
                    ["Name"] = "Until",
                    ["Selector"] = "$.Payload.Until",
                    ["Type"] = "String",
                },
            },
        };

    private static string[] Users(IReadOnlyList<string> names, Stack place) =>
        [.. names.Select(name => OnCall.UserArn(place, name))];
}
