using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Iam;

/// <summary>Tells the role for emergencies.</summary>
internal static class BreakGlassRole
{
    private static readonly string[] Words = ["breakglass", "break-glass", "break_glass", "emergency"];

    /// <summary>By its logical id, its name or a tag whose key or value says so.</summary>
    public static bool Is(Resource role)
    {
        if (Says(role.LogicalId) || Says(role["RoleName"].Text))
        {
            return true;
        }

        foreach (var tag in role["Tags"].Items)
        {
            if ((Says(tag["Key"].Text) && !tag["Value"].IsFalse.IsYes) || Says(tag["Value"].Text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Says(string text) =>
        Array.Exists(Words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
