namespace Ringfence.Console.SignIn;

/// <summary>What a person may do in the console; each role may do what the ones before it may.</summary>
public enum Role
{
    /// <summary>Sees calls of their own teams.</summary>
    Viewer,

    /// <summary>Sees everything, changes nothing.</summary>
    Auditor,

    /// <summary>Also answers requests of others.</summary>
    Approver,

    /// <summary>Also changes the console's own settings.</summary>
    Administrator,
}
