using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live.Direct;

/// <summary>What an account agreed to and is set to: contacts, AWS Artifact, S3's and EBS's account-wide settings.</summary>
internal static class AccountFacts
{
    public static IReadOnlyList<DirectType> Types { get; } =
    [
        new("Ringfence::Account::AlternateContacts", true, ["account:GetAlternateContact"], ContactsAsync),
        new("Ringfence::Artifact::Agreements", true, ["artifact:ListCustomerAgreements"], AgreementsAsync),
        new("Ringfence::Artifact::Reports", true, ["artifact:ListReports"], ReportsAsync),
        new("Ringfence::S3::AccountPublicAccessBlock", true, ["s3:GetAccountPublicAccessBlock"], PublicAccessAsync),
        new("Ringfence::Ec2::EbsDefaults", false, ["ec2:GetEbsEncryptionByDefault"], EbsAsync),
    ];

    private static async Task ContactsAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var properties = new JsonObject();
        foreach (var kind in (string[])["Security", "Operations", "Billing"])
        {
            try
            {
                // Whom it names is nobody's business here: that there is one is the fact.
                await scope.RestAsync(
                    HttpMethod.Post,
                    "account",
                    "/getAlternateContact",
                    cancel,
                    new JsonObject { ["AlternateContactType"] = kind.ToUpperInvariant() }
                );
                properties[kind] = true;
            }
            catch (RefusedCallException refused) when (refused.Code == "ResourceNotFoundException")
            {
                properties[kind] = false;
            }
        }

        found.Add(scope.Account, properties);
    }

    private static async Task AgreementsAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var agreements = new JsonArray();
        await Pages.ReadAsync(async token =>
        {
            var page = await scope.RestAsync(
                HttpMethod.Get,
                "artifact",
                "/v1/customer-agreement/list" + Next("?", token),
                cancel
            );
            foreach (var each in page["customerAgreements"] as JsonArray ?? [])
            {
                agreements.Add(
                    new JsonObject { ["Name"] = each?["name"]?.DeepClone(), ["State"] = each?["state"]?.DeepClone() }
                );
            }

            return page["nextToken"]?.GetValue<string>();
        });
        found.Add(scope.Account, new JsonObject { ["Agreements"] = agreements });
    }

    private static async Task ReportsAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var reports = new JsonArray();
        await Pages.ReadAsync(async token =>
        {
            var page = await scope.RestAsync(HttpMethod.Get, "artifact", "/v1/report/list" + Next("?", token), cancel);
            foreach (var each in page["reports"] as JsonArray ?? [])
            {
                if (AwsTime.Of(each?["periodEnd"]) is { } end)
                {
                    reports.Add(
                        new JsonObject { ["Name"] = each?["name"]?.DeepClone(), ["AgeDays"] = scope.DaysSince(end) }
                    );
                }
            }

            return page["nextToken"]?.GetValue<string>();
        });
        found.Add(scope.Account, new JsonObject { ["Reports"] = reports });
    }

    private static async Task PublicAccessAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var properties = new JsonObject();
        try
        {
            var answer = await scope.SendAsync(
                HttpMethod.Get,
                "s3-control",
                "s3",
                "/v20180820/configuration/publicAccessBlock",
                cancel,
                null,
                KeyValuePair.Create("x-amz-account-id", scope.Account)
            );
            foreach (var each in AwsXml.Parse(answer.Body).Elements())
            {
                properties[each.Name.LocalName] = each.Value == "true";
            }
        }
        catch (RefusedCallException refused) when (refused.Code == "NoSuchPublicAccessBlockConfiguration")
        {
            // None was ever set: all four are off.
            foreach (
                var name in (string[])
                    ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"]
            )
            {
                properties[name] = false;
            }
        }

        found.Add(scope.Account, properties);
    }

    private static async Task EbsAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var answer = await scope.QueryAsync("ec2", "2016-11-15", "GetEbsEncryptionByDefault", cancel);
        found.Add(
            scope.Region,
            new JsonObject
            {
                ["Region"] = scope.Region,
                ["EbsEncryptionByDefault"] = AwsXml.Text(answer, "ebsEncryptionByDefault") == "true",
            }
        );
    }

    internal static string Next(string mark, string? token) =>
        token is null ? "" : $"{mark}nextToken={LiveScope.Part(token)}";
}
