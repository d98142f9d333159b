/** A fault as the compiler words it, without the file that it is in. Lines and columns count from 1, columns in bytes. */
export interface GoFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Thrown where the text is not Go. */
export class GoSyntax extends Error {
  readonly fault: GoFault;
  constructor(fault: GoFault) {
    super(fault.message);
    this.fault = fault;
  }
}
