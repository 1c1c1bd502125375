using System.Security.Cryptography;
using System.Text;

namespace Ringfence.Posture.Reports;

/// <summary>What makes two findings of two runs the same: control, file and resource. Lines may move.</summary>
internal static class Fingerprint
{
    /// <summary>32 hexadecimal digits.</summary>
    public static string Of(Finding finding) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes($"{finding.Control.Id}\n{finding.Place?.File}\n{finding.Resource?.LogicalId}")
            )
        )[..32];
}
