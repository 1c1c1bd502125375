using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Posture;
using Ringfence.Posture.Readers;

namespace Ringfence.Cdk.Tests;

/// <summary>Our own audit of the sample foundation.</summary>
internal static class TemplateAudit
{
    public static AuditRun Run(Synthesis synthesis) =>
        Auditor.Run(
            InputFiles.Find([synthesis.Folder], missing => Assert.Fail(missing)),
            new AuditOptions
            {
                Expectations = new Expectations
                {
                    ApprovedRegions = synthesis.Configuration.Regions.Allowed,
                    ApprovedModels = synthesis.Configuration.ApprovedModels,
                    RetentionDays = 2190,
                },
            }
        );

    /// <summary>Why a resource accepts a finding, which stands in its metadata; null where it does not.</summary>
    public static string? Accepted(Synthesis synthesis, Finding finding)
    {
        foreach (var (stack, id, body) in synthesis.AllResources)
        {
            if (id != finding.Resource?.LogicalId || Path.GetFileName(finding.Place?.File) != $"{stack}.template.json")
            {
                continue;
            }

            foreach (var one in body["Metadata"]?["Ringfence"]?["accepted"] as JsonArray ?? [])
            {
                if (one!["rule"]!.ToString() == finding.Control.Id)
                {
                    return one["reason"]!.ToString();
                }
            }
        }

        return null;
    }
}
