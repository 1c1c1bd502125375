namespace Ringfence.Gateway.Tests.Phi;

/// <summary>A made-up patient, and the ways a request can name him.</summary>
internal static class Patient
{
    public const string Name = "Harold Whitcombe";
    public const string Surname = "Whitcombe";
    public const string Mrn = "UH-48213377";
    public const string Phone = "617-555-0139";

    public const string Note = $"Patient: {Name}, MRN: {Mrn}, DOB 03/14/1958, reached at {Phone}, has a cough.";

    /// <summary>No trace of him may be in what this holds.</summary>
    public static void IsNotIn(string text)
    {
        foreach (var identifier in (string[])[Name, Surname, "Harold", Mrn, "48213377", "03/14/1958", Phone])
        {
            Assert.False(text.Contains(identifier, StringComparison.OrdinalIgnoreCase), "an identifier is in it");
        }
    }
}
