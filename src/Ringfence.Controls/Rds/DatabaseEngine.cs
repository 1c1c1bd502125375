using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Rds;

/// <summary>The engine of a database.</summary>
internal static class DatabaseEngine
{
    /// <summary>Its name in lower case; empty where it is not said, or known only when deployed.</summary>
    public static string Of(Resource database)
    {
        var engine = database["Engine"];
        return engine.IsLiteral ? engine.Text.ToLowerInvariant() : "";
    }
}
