// Preloaded into a portal process: its clock runs from the instant that the test names, and again from each new one.
// The clock of the machine stays as it is.
const MachineDate = Date;
let shift = new MachineDate(process.env.TEST_CLOCK ?? MachineDate.now()).getTime() - MachineDate.now();

class MovedDate extends MachineDate {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(MachineDate.now() + shift);
    else super(...(given as [number]));
  }

  static override now(): number {
    return MachineDate.now() + shift;
  }
}

globalThis.Date = MovedDate as DateConstructor;
process.on('message', (instant: number) => {
  shift = instant - MachineDate.now();
  process.send?.('moved');
});
