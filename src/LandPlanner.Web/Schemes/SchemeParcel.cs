using LandPlanner.Schemes;

namespace LandPlanner.Web.Schemes;

/// <summary>A parcel of a scheme, or an addition, as its layer tells it; texts are empty where it does not.</summary>
/// <param name="Part">The whole parcel, with its official area.</param>
/// <param name="PlannedClass">The code.</param>
/// <param name="ClassName">By the classes of the scheme's year, else as the layer has it.</param>
internal sealed record SchemeParcel(SchemePart Part, string Village, string PlannedClass, string ClassName, string Year, string Zone);
